#include "services/ingest/parser/file_view.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace dudao::ingest {
namespace {

constexpr __u64 kReading = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;

bool Allow(int rules, const std::string& folder) {
  const int fd = open(folder.c_str(), O_PATH | O_CLOEXEC);
  if (fd < 0) return true;
  landlock_path_beneath_attr below = {};
  below.allowed_access = kReading;
  below.parent_fd = fd;
  const long added = syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &below, 0);
  close(fd);
  return added == 0;
}

bool Enforce(int rules, const std::vector<std::string>& folders) {
  for (const std::string& folder : folders) {
    if (!Allow(rules, folder)) return false;
  }
  return syscall(SYS_landlock_restrict_self, rules, 0) == 0;
}

}  // namespace

bool HasLandlock() {
  return syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION) > 0;
}

absl::Status ReadOnlyBelow(const std::vector<std::string>& folders) {
  if (!HasLandlock()) return absl::OkStatus();
  landlock_ruleset_attr handled = {};
  handled.handled_access_fs = kReading;
  const int rules =
      static_cast<int>(syscall(SYS_landlock_create_ruleset, &handled, sizeof(handled), 0));
  if (rules < 0) return absl::InternalError("landlock_create_ruleset");
  const bool enforced = Enforce(rules, folders);
  close(rules);
  return enforced ? absl::OkStatus() : absl::InternalError("landlock");
}

}  // namespace dudao::ingest
