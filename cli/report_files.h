// The report files that arguments name, and their bytes.
//
//   for (const ReportFile& file : ListReports({"report.txt", "county/"})) ReadReport(file, 1 <<
//   26);
#ifndef DUDAO_CLI_REPORT_FILES_H_
#define DUDAO_CLI_REPORT_FILES_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace dudao::cli {

struct ReportFile {
  std::string path;  // as given, or below the folder given
  std::string name;  // without folders
};

// A file stands for itself, missing or not; a folder for all files below it, sorted by path, hidden
// ones (and those below hidden folders) left out. Order of `paths` is kept.
std::vector<ReportFile> ListReports(const std::vector<std::string>& paths);

// The bytes of one file. A refusal carries a StageError: file_missing, file_is_folder,
// file_unreadable or too_large (not read when over `max_bytes`).
absl::StatusOr<std::string> ReadReport(const ReportFile& file, size_t max_bytes);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_REPORT_FILES_H_
