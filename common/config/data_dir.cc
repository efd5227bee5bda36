#include "common/config/data_dir.h"

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "absl/status/status.h"

namespace dudao {
namespace {

namespace fs = std::filesystem;

bool LooksLikeData(const fs::path& dir) {
  std::error_code ignored;
  return fs::is_directory(dir / "lexicon", ignored) &&
         fs::is_directory(dir / "frameworks", ignored);
}

std::vector<std::string> Candidates() {
  std::vector<std::string> out;
  std::error_code failed;
  const fs::path program = fs::read_symlink("/proc/self/exe", failed);
  if (failed) return out;
  out.push_back((program.parent_path().parent_path() / "share/dudao/data").string());
  for (fs::path dir = program.parent_path(); dir.has_relative_path(); dir = dir.parent_path()) {
    out.push_back((dir / "data").string());
  }
  return out;
}

}  // namespace

absl::StatusOr<std::string> FindDataDir(const std::string& stated) {
  std::vector<std::string> tried;
  const char* variable = std::getenv("DUDAO_DATA");
  if (!stated.empty()) {
    tried = {stated};
  } else if (variable != nullptr && *variable != '\0') {
    tried = {variable};
  } else {
    tried = Candidates();
  }
  for (const std::string& dir : tried) {
    if (LooksLikeData(dir)) return dir;
  }
  return absl::NotFoundError(fmt::format(
      "data folder (with lexicon/ and frameworks/) not found; tried {}", fmt::join(tried, ", ")));
}

absl::StatusOr<text::DataSet> ReadDataDir(const std::string& dir) {
  text::DataSet data;
  std::error_code failed;
  for (auto it = fs::recursive_directory_iterator(dir, failed); !failed && it != fs::end(it);
       it.increment(failed)) {
    const fs::path relative = it->path().lexically_relative(dir);
    if (it->is_directory() && relative == "samples") {
      it.disable_recursion_pending();
      continue;
    }
    const std::string extension = it->path().extension().string();
    if (extension != ".tsv" && extension != ".csv" && extension != ".yaml" && extension != ".txt" &&
        extension != ".html" && extension != ".css" && extension != ".js" && extension != ".docx")
      continue;
    std::ifstream in(it->path(), std::ios::binary);
    std::string content((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    if (!in.good() && !in.eof()) {
      return absl::DataLossError(fmt::format("cannot read data file {}", it->path().string()));
    }
    data.Add({relative.generic_string(), std::move(content), it->path().string()});
  }
  if (failed)
    return absl::NotFoundError(
        fmt::format("cannot read data folder {}: {}", dir, failed.message()));
  return data;
}

}  // namespace dudao
