// The data files a core is built from, already in memory: cores read no disk.
//
//   const DataFile* units = data.Find("lexicon/units.tsv");
#ifndef DUDAO_COMMON_TEXT_DATA_SET_H_
#define DUDAO_COMMON_TEXT_DATA_SET_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace dudao::text {

struct DataFile {
  std::string path;     // relative to the data folder: lexicon/units.tsv
  std::string content;  // UTF-8; of a .docx its bytes
  std::string shown;    // path as a person knows it, for error messages
};

class DataSet {
 public:
  void Add(DataFile file) { files_[file.path] = std::move(file); }

  // nullptr when there is none.
  const DataFile* Find(std::string_view path) const;
  // NotFound names the file.
  absl::StatusOr<const DataFile*> Require(std::string_view path) const;
  // Files whose path starts with `prefix`, by path.
  std::vector<const DataFile*> Under(std::string_view prefix) const;
  // SHA-256 over paths and contents of the files under any of `prefixes`.
  std::string Digest(const std::vector<std::string>& prefixes) const;

 private:
  std::map<std::string, DataFile, std::less<>> files_;
};

}  // namespace dudao::text

#endif  // DUDAO_COMMON_TEXT_DATA_SET_H_
