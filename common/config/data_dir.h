// Finds the data folder and reads it into memory, once at start.
#ifndef DUDAO_COMMON_CONFIG_DATA_DIR_H_
#define DUDAO_COMMON_CONFIG_DATA_DIR_H_

#include <string>

#include "absl/status/statusor.h"
#include "common/text/data_set.h"

namespace dudao {

// `stated` (flag or configuration) when not empty; else $DUDAO_DATA; else share/dudao/data beside
// the program's folder (an installation); else `data` in a folder above the program (a checkout).
// NotFound lists what was tried.
absl::StatusOr<std::string> FindDataDir(const std::string& stated);

// Every .tsv, .csv, .yaml, .txt, .html, .css, .js and .docx file below `dir`, samples/ excluded.
absl::StatusOr<text::DataSet> ReadDataDir(const std::string& dir);

}  // namespace dudao

#endif  // DUDAO_COMMON_CONFIG_DATA_DIR_H_
