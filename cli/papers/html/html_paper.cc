#include "cli/papers/html/html_paper.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "cli/papers/html/html_text.h"
#include "cli/papers/html/marked_text.h"
#include "cli/papers/html/review_parts.h"

namespace dudao::cli {
namespace {

constexpr std::string_view kFolder = "papers/html/";

// Nothing is loaded and no script but ours runs, whatever a report holds.
std::string Policy(std::string_view script) {
  return "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; "
         "form-action 'none'; script-src " +
         (script.empty() ? "'none'" : ScriptHash(script));
}

// As a link beside the index: whatever is no plain ASCII letter or digit is escaped.
std::string Link(std::string_view file) {
  std::string out;
  for (const char c : file) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                       c == '.' || c == '-' || c == '_';
    out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

std::string Number(size_t n, const char* look) {
  return fmt::format("<td class=\"n {}{}\">{}</td>", look, n == 0 ? " zero" : "", n);
}

}  // namespace

IndexRow IndexRowOf(const Paper& paper, std::string file) {
  IndexRow row;
  row.name = paper.head.title;
  row.source = paper.head.source_name;
  row.file = std::move(file);
  row.place = paper.head.place.words;
  row.level = paper.head.level.words;
  row.counts = paper.counts;
  row.scored = paper.score.scored;
  row.why_not = paper.score.why_not;
  return row;
}

absl::StatusOr<HtmlPaper> HtmlPaper::Create(const text::DataSet& data, const Words& words) {
  HtmlPaper out(words);
  const std::pair<const char*, std::string*> files[] = {{"review.html", &out.review_page_},
                                                        {"index.html", &out.index_page_},
                                                        {"review.css", &out.style_},
                                                        {"review.js", &out.script_}};
  for (const auto& [name, content] : files) {
    auto file = data.Require(std::string(kFolder) + name);
    if (!file.ok()) return file.status();
    *content = (*file)->content;
  }
  return out;
}

std::string HtmlPaper::Review(const v1::Review& review, const Paper& paper) const {
  const Marks marks = MarksOf(review, paper, words_);
  Parts parts;
  AddHeadParts(paper, words_, &parts);
  AddAskParts(paper, marks, words_, &parts);
  AddScoreParts(paper, marks, words_, &parts);
  AddRelationParts(paper, marks, words_, &parts);
  std::string json;
  for (const Mark& mark : marks.all) json += (json.empty() ? "" : ",\n") + mark.json;
  parts["marks"] = "[" + json + "]";
  parts["text"] = MarkedText(review, paper, marks, words_);
  parts["policy"] = Policy(script_);
  parts["style"] = style_;
  parts["script"] = script_;
  return FillPage(review_page_, parts);
}

std::string HtmlPaper::Index(std::vector<IndexRow> rows) const {
  const auto weight = [](const IndexRow& row) {
    return std::tuple(row.fault.empty(), row.counts.verify, row.counts.ask, row.counts.unanswered);
  };
  std::stable_sort(rows.begin(), rows.end(),
                   [&](const IndexRow& a, const IndexRow& b) { return weight(a) > weight(b); });
  std::string html;
  size_t no = 0, failed = 0;
  for (const IndexRow& row : rows) {
    const std::string name = Escaped(row.name);
    html += fmt::format(
        "<tr><td class=\"n\">{}</td><td>{}<small>{}</small></td>", ++no,
        row.file.empty() ? name : fmt::format("<a href=\"{}\">{}</a>", Link(row.file), name),
        Escaped(row.source));
    if (!row.fault.empty()) {
      ++failed;
      html += fmt::format("<td colspan=\"6\">{}{}</td></tr>\n", Caption(words_, "not_checked"),
                          Escaped(row.fault));
      continue;
    }
    html += fmt::format("<td>{}</td><td>{}</td>", Escaped(row.place), Escaped(row.level)) +
            Number(row.counts.verify, "error") + Number(row.counts.ask, "warning") +
            Number(row.counts.unanswered, "unanswered") +
            fmt::format("<td>{}{}</td></tr>\n", Caption(words_, row.scored ? "scored" : "unscored"),
                        Escaped(row.why_not));
  }
  return FillPage(index_page_, {{"policy", Policy("")},
                                {"style", style_},
                                {"count", std::to_string(rows.size())},
                                {"failed", failed == 0 ? "" : Caption(words_, "failed", failed)},
                                {"rows", html}});
}

}  // namespace dudao::cli
