#include <filesystem>
#include <fstream>
#include <iterator>

#include "bench/bench.h"

namespace dudao::bench {
namespace fs = std::filesystem;

std::vector<Text> ReadTexts(const std::vector<std::string>& paths) {
  std::vector<fs::path> files;
  for (const std::string& path : paths) {
    if (!fs::is_directory(path)) {
      files.emplace_back(path);
      continue;
    }
    for (const auto& entry : fs::recursive_directory_iterator(path)) {
      if (entry.path().extension() == ".txt") files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  std::vector<Text> out;
  for (const fs::path& file : files) {
    std::ifstream in(file, std::ios::binary);
    out.push_back({file.filename().string(), std::string(std::istreambuf_iterator<char>(in),
                                                         std::istreambuf_iterator<char>())});
  }
  return out;
}

std::string Distinct(const std::string& text, int number) {
  const size_t line_end = text.find('\n');
  std::string out = text;
  out.insert(line_end == std::string::npos ? 0 : line_end + 1,
             "材料编号" + std::to_string(number) + "\n");
  return out;
}

}  // namespace dudao::bench
