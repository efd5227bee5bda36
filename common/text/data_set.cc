#include "common/text/data_set.h"

#include <fmt/format.h>

#include "absl/status/status.h"
#include "common/text/sha256.h"

namespace dudao::text {

const DataFile* DataSet::Find(std::string_view path) const {
  const auto it = files_.find(path);
  return it == files_.end() ? nullptr : &it->second;
}

absl::StatusOr<const DataFile*> DataSet::Require(std::string_view path) const {
  if (const DataFile* file = Find(path)) return file;
  return absl::NotFoundError(fmt::format("data file {} is missing", path));
}

std::vector<const DataFile*> DataSet::Under(std::string_view prefix) const {
  std::vector<const DataFile*> out;
  for (auto it = files_.lower_bound(prefix); it != files_.end(); ++it) {
    if (!it->first.starts_with(prefix)) break;
    out.push_back(&it->second);
  }
  return out;
}

std::string DataSet::Digest(const std::vector<std::string>& prefixes) const {
  std::string all;
  for (const std::string& prefix : prefixes) {
    for (const DataFile* file : Under(prefix)) {
      all += file->path + "\n" + Sha256Hex(file->content) + "\n";
    }
  }
  return Sha256Hex(all);
}

}  // namespace dudao::text
