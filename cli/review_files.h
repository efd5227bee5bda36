// Where reviews are written with `-o DIR`.
#ifndef DUDAO_CLI_REVIEW_FILES_H_
#define DUDAO_CLI_REVIEW_FILES_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "cli/report_files.h"

namespace dudao::cli {

// DIR/NAME for each report, its extension dropped; the second of one name becomes NAME-2, a
// packed file ZIP-NAME, one called index index-2. Without a folder all are empty.
std::vector<std::string> OutNames(const std::string& dir, const std::vector<ReportFile>& files);

// DIR/内部: what stays in the office; empty for an empty `dir`.
std::string InsideFolder(const std::string& dir);

// Nothing to do for an empty `dir`. Carries a StageError folder_not_made.
absl::Status MakeFolder(const std::string& dir);

// Whole or not at all: written beside and renamed. Carries a StageError file_not_written.
absl::Status WriteFile(const std::string& path, std::string_view bytes);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_REVIEW_FILES_H_
