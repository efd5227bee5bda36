#include "cli/display/short_reason.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace dudao::cli {
namespace {

std::vector<std::string> Clauses(std::string_view reason) {
  static constexpr std::string_view kEnds[] = {"；", "。"};
  std::vector<std::string> out;
  while (!reason.empty()) {
    const size_t end = std::min({reason.find(kEnds[0]), reason.find(kEnds[1]), reason.size()});
    if (end > 0) out.emplace_back(reason.substr(0, end));
    reason.remove_prefix(std::min(reason.size(), end + kEnds[0].size()));
  }
  return out;
}

// （≥85%，某发〔2020〕1号） → （≥85%）
std::string WithoutSource(std::string clause) {
  static constexpr std::string_view kLine = "标准线（", kComma = "，", kClose = "）";
  const size_t line = clause.find(kLine);
  if (line == std::string::npos) return clause;
  const size_t comma = clause.find(kComma, line), close = clause.rfind(kClose);
  if (comma < close && close != std::string::npos) clause.erase(comma, close - comma);
  return clause;
}

}  // namespace

std::string ShortReason(std::string_view reason, const Words& words) {
  const std::vector<std::string> endings = words.CodesOf("short_reason");
  std::vector<std::string> said;
  std::vector<std::pair<std::string, size_t>> counted;  // in the order they are met
  for (std::string& clause : Clauses(reason)) {
    const auto ending = std::find_if(endings.begin(), endings.end(),
                                     [&](const std::string& e) { return clause.ends_with(e); });
    if (ending == endings.end()) {
      said.push_back(WithoutSource(std::move(clause)));
      continue;
    }
    const std::string word = words.Of("short_reason", *ending);
    if (word == "-") continue;
    const auto known = std::find_if(counted.begin(), counted.end(),
                                    [&](const auto& c) { return c.first == word; });
    if (known == counted.end()) {
      counted.emplace_back(word, 1);
    } else {
      ++known->second;
    }
  }
  std::vector<std::string> counts;
  for (const auto& [word, count] : counted) {
    counts.push_back(fmt::format(fmt::runtime(word), count));
  }
  said.insert(said.begin(), counts.begin(), counts.end());
  return fmt::format("{}", fmt::join(said, "；"));
}

}  // namespace dudao::cli
