// The report files that arguments name, and their bytes.
//
//   auto files = OpenArchives(ListReports({"report.txt", "county/"}), ingester);
//   for (const ReportFile& file : files) ReadReport(file, ingester);
#ifndef DUDAO_CLI_REPORT_FILES_H_
#define DUDAO_CLI_REPORT_FILES_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/ingest/core/ingester.h"

namespace dudao::cli {

struct ReportFile {
  std::string path;     // as given, or below the folder given; of a packed file: ZIP!FILE
  std::string name;     // without folders
  std::string archive;  // path of the ZIP it is packed in; empty for a file of its own
  uint32_t index = 0;   // its place in that ZIP, see Ingester::ReadFile
};

// A file stands for itself, missing or not; a folder for all files below it, sorted by path, hidden
// ones (and those below hidden folders) left out. Order of `paths` is kept.
std::vector<ReportFile> ListReports(const std::vector<std::string>& paths);

// ZIPs of reports give way to the files packed in them. One that cannot be opened or holds no file
// stays, and is refused when it is read.
std::vector<ReportFile> OpenArchives(std::vector<ReportFile> files,
                                     const ingest::Ingester& ingester);

// The bytes of one file. A refusal carries a StageError: file_missing, file_is_folder,
// file_unreadable or too_large (not read when over `max_bytes`).
absl::StatusOr<std::string> ReadReport(const ReportFile& file, size_t max_bytes);

// The same for a packed file too.
absl::StatusOr<std::string> ReadReport(const ReportFile& file, const ingest::Ingester& ingester);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_REPORT_FILES_H_
