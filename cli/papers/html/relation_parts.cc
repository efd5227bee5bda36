#include <fmt/format.h>

#include "cli/papers/html/html_text.h"
#include "cli/papers/html/review_parts.h"
#include "cli/papers/model/judged.h"

namespace dudao::cli {
namespace {

std::string Line(const RelationRow& row, size_t mark) {
  return fmt::format(
      "<li class=\"rel {}\"><button type=\"button\" class=\"go\" data-m=\"{}\"><span "
      "class=\"msg\">{}：{}<small>{}</small></span></button></li>",
      Escaped(row.verdict), mark, Escaped(row.kind_word), Escaped(row.explanation),
      Escaped(row.location));
}

}  // namespace

// Those that do not agree are open, the others folded.
void AddRelationParts(const Paper& paper, const Marks& marks, const Words& words, Parts* parts) {
  std::string out;
  for (const char* verdict : {"violated", "undetermined", "holds"}) {
    const auto found = Judged(paper, verdict);
    const size_t count = found.size();
    std::string lines;
    for (const RelationRow* row : found) lines += Line(*row, marks.relations[row->no - 1]);
    if (count == 0) continue;
    out += fmt::format("<details class=\"fold\"{}><summary>{}　{}</summary><ul>{}</ul></details>",
                       std::string_view(verdict) == "violated" ? " open" : "",
                       Escaped(words.Of("verdict", verdict)), Caption(words, "groups_of", count),
                       lines);
  }
  (*parts)["relations"] = out.empty() ? "<p>" + Caption(words, "no_relations") + "</p>" : out;
}

}  // namespace dudao::cli
