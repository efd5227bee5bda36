#include "cli/report_files.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include "cli/system_reason.h"
#include "common/stage/stage.h"
#include "common/status/stage_error.h"

namespace dudao::cli {
namespace {

namespace fs = std::filesystem;

bool IsHidden(const fs::path& path) { return path.filename().string().starts_with("."); }

std::vector<std::string> FilesBelow(const fs::path& folder) {
  std::vector<std::string> out;
  std::error_code failed;
  auto it = fs::recursive_directory_iterator(folder, failed);
  for (; !failed && it != fs::end(it); it.increment(failed)) {
    std::error_code ignored;
    if (IsHidden(it->path())) {
      if (it->is_directory(ignored)) it.disable_recursion_pending();
    } else if (it->is_regular_file(ignored)) {
      out.push_back(it->path().string());
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

absl::Status Refuse(const char* code, const ReportFile& file, std::string detail = "",
                    std::string more = "") {
  return StageFailure(kIngest, code, /*retryable=*/false,
                      {file.path, std::move(detail), std::move(more)});
}

// Two bytes tell most files apart without reading them.
bool MayBeZip(const std::string& path) {
  char head[2] = {};
  std::ifstream in(path, std::ios::binary);
  return in.read(head, sizeof(head)) && head[0] == 'P' && head[1] == 'K';
}

std::vector<ReportFile> FilesIn(const ReportFile& zip, const ingest::Ingester& ingester) {
  const auto bytes = ReadReport(zip, ingester.limits().max_bytes);
  if (!bytes.ok()) return {};
  const auto names = ingester.ListFiles(*bytes, zip.name);
  if (!names.ok()) return {};
  std::vector<ReportFile> out;
  for (const std::string& name : *names) {
    out.push_back({.path = zip.path + '!' + name,
                   .name = zip.name + '!' + fs::path(name).filename().string(),
                   .archive = zip.path,
                   .index = static_cast<uint32_t>(out.size())});
  }
  return out;
}

// What the file system says, or what was read when it says less (a pipe).
std::string SizeOf(const ReportFile& file, size_t read) {
  std::error_code failed;
  const auto size = fs::file_size(file.path, failed);
  return std::to_string(failed || size < read ? read : size);
}

}  // namespace

std::vector<ReportFile> ListReports(const std::vector<std::string>& paths) {
  std::vector<ReportFile> out;
  for (const std::string& path : paths) {
    std::error_code ignored;
    if (!fs::is_directory(path, ignored)) {
      out.push_back({.path = path, .name = fs::path(path).filename().string()});
      continue;
    }
    for (std::string& file : FilesBelow(path)) {
      std::string name = fs::path(file).filename().string();
      out.push_back({.path = std::move(file), .name = std::move(name)});
    }
  }
  return out;
}

absl::StatusOr<std::string> ReadReport(const ReportFile& file, size_t max_bytes) {
  std::error_code failed;
  const fs::file_status status = fs::status(file.path, failed);
  if (status.type() == fs::file_type::not_found) return Refuse("file_missing", file);
  if (failed) return Refuse("file_unreadable", file, SystemReason(failed));
  if (fs::is_directory(status)) return Refuse("file_is_folder", file);
  std::ifstream in(file.path, std::ios::binary);
  if (!in) return Refuse("file_unreadable", file, SystemReason(errno));
  // Reads one byte past the limit: a pipe or a growing file has no size to trust.
  std::string bytes;
  std::vector<char> chunk(64 * 1024);
  while (bytes.size() <= max_bytes && in.read(chunk.data(), chunk.size()).gcount() > 0) {
    bytes.append(chunk.data(), in.gcount());
  }
  if (in.bad()) return Refuse("file_unreadable", file, SystemReason(errno));
  if (bytes.size() > max_bytes) {
    return Refuse("too_large", file, SizeOf(file, bytes.size()), std::to_string(max_bytes));
  }
  return bytes;
}

std::vector<ReportFile> OpenArchives(std::vector<ReportFile> files,
                                     const ingest::Ingester& ingester) {
  std::vector<ReportFile> out;
  for (ReportFile& file : files) {
    std::vector<ReportFile> packed;
    std::error_code failed;
    if (fs::is_regular_file(file.path, failed) && MayBeZip(file.path)) {
      packed = FilesIn(file, ingester);
    }
    if (packed.empty()) packed.push_back(std::move(file));
    std::move(packed.begin(), packed.end(), std::back_inserter(out));
  }
  return out;
}

absl::StatusOr<std::string> ReadReport(const ReportFile& file, const ingest::Ingester& ingester) {
  const size_t max_bytes = ingester.limits().max_bytes;
  if (file.archive.empty()) return ReadReport(file, max_bytes);
  const auto bytes = ReadReport(ReportFile{.path = file.archive}, max_bytes);
  return bytes.ok() ? ingester.ReadFile(*bytes, file.index, file.name) : bytes;
}

}  // namespace dudao::cli
