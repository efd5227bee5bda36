// Cells of data tables that hold several words: 普惠率|毛入园率, 残疾+入学率.
#ifndef DUDAO_COMMON_TEXT_SPLIT_WORDS_H_
#define DUDAO_COMMON_TEXT_SPLIT_WORDS_H_

#include <string>
#include <string_view>
#include <vector>

namespace dudao::text {

// Parts of `cell` between `at`; none for an empty cell.
std::vector<std::string> SplitWords(std::string_view cell, char at);
std::vector<std::u32string> SplitWords32(std::string_view cell, char at);
// 残疾+入学率|三残+入学 → {{残疾, 入学率}, {三残, 入学}}.
std::vector<std::vector<std::u32string>> SplitAlternatives(std::string_view cell);

}  // namespace dudao::text

#endif  // DUDAO_COMMON_TEXT_SPLIT_WORDS_H_
