#include "cli/review_files.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <set>
#include <system_error>

#include "cli/system_reason.h"
#include "common/stage/stage.h"
#include "common/status/stage_error.h"

namespace dudao::cli {
namespace fs = std::filesystem;

std::vector<std::string> OutNames(const std::string& dir, const std::vector<ReportFile>& files) {
  if (dir.empty()) return std::vector<std::string>(files.size());
  std::vector<std::string> out;
  std::set<std::string> taken = {"index"};  // the list of the batch
  for (const ReportFile& file : files) {
    std::string stem = fs::path(file.name).stem().string();
    std::replace(stem.begin(), stem.end(), '!', '-');
    std::string name = stem;
    for (int n = 2; !taken.insert(name).second; ++n) name = stem + "-" + std::to_string(n);
    out.push_back((fs::path(dir) / name).string());
  }
  return out;
}

std::string InsideFolder(const std::string& dir) {
  return dir.empty() ? "" : (fs::path(dir) / "内部").string();
}

absl::Status MakeFolder(const std::string& dir) {
  std::error_code failed;
  if (!dir.empty()) fs::create_directories(dir, failed);
  if (!failed) return absl::OkStatus();
  return StageFailure(kIngest, "folder_not_made", false, {dir, SystemReason(failed)});
}

absl::Status WriteFile(const std::string& path, std::string_view bytes) {
  const std::string beside = path + ".part";
  std::ofstream out(beside, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  std::error_code failed;
  if (out) fs::rename(beside, path, failed);
  if (out && !failed) return absl::OkStatus();
  const std::string reason = failed ? SystemReason(failed) : SystemReason(errno);
  fs::remove(beside, failed);
  return StageFailure(kIngest, "file_not_written", false, {path, reason});
}

}  // namespace dudao::cli
