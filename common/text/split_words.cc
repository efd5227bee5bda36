#include "common/text/split_words.h"

#include <algorithm>

#include "common/text/utf.h"

namespace dudao::text {

std::vector<std::string> SplitWords(std::string_view cell, char at) {
  std::vector<std::string> out;
  while (!cell.empty()) {
    const size_t end = std::min(cell.find(at), cell.size());
    if (end > 0) out.emplace_back(cell.substr(0, end));
    cell.remove_prefix(std::min(end + 1, cell.size()));
  }
  return out;
}

std::vector<std::u32string> SplitWords32(std::string_view cell, char at) {
  std::vector<std::u32string> out;
  for (const std::string& word : SplitWords(cell, at)) out.push_back(U32(word));
  return out;
}

std::vector<std::vector<std::u32string>> SplitAlternatives(std::string_view cell) {
  std::vector<std::vector<std::u32string>> out;
  for (const std::string& words : SplitWords(cell, '|')) out.push_back(SplitWords32(words, '+'));
  return out;
}

}  // namespace dudao::text
