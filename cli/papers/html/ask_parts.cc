#include <fmt/format.h>

#include "cli/papers/html/html_text.h"
#include "cli/papers/html/review_parts.h"

namespace dudao::cli {
namespace {

class AskWriter {
 public:
  AskWriter(const Paper& paper, const Marks& marks, const Words& words)
      : paper_(paper), marks_(marks), words_(words) {}

  // The asks [begin, end) as a list.
  std::string List(size_t begin, size_t end) const {
    if (begin == end) return "";
    std::string out = "<ol>";
    for (size_t i = begin; i < end; ++i) out += Card(paper_.asks[i]);
    return out + "</ol>";
  }

  std::string Silent() const {
    std::string out;
    for (size_t i = 0; i < paper_.findings.size(); ++i) {
      const FindingRow& row = paper_.findings[i];
      if (!row.unanswered) continue;
      const std::string who = Escaped(row.responsible), what = Escaped(row.message);
      const std::string line =
          row.indicator.empty()
              ? fmt::format("<span class=\"what\">{}</span>", what)
              : fmt::format(
                    "<button type=\"button\" class=\"go what\" data-i=\"{}\"><span "
                    "class=\"msg\">{}</span></button>",
                    Escaped(row.indicator), what);
      out += fmt::format(
          "<li id=\"f{0}\" data-sev=\"unanswered\" data-unit=\"{1}\"><span class=\"no\">{0}</span>"
          "{2}<span class=\"who\">{1}</span></li>",
          row.no, who, line);
    }
    return out;
  }

 private:
  std::string Pair(std::string_view label, const std::string& value) const {
    if (value.empty()) return "";
    return fmt::format("<dt>{}</dt><dd>{}</dd>", Caption(words_, label), Escaped(value));
  }

  // What is clicked: the line that says what was seen.
  std::string Line(size_t finding) const {
    const FindingRow& row = paper_.findings[finding];
    return fmt::format(
        "<button type=\"button\" class=\"go\" data-m=\"{}\"><span class=\"line\"><span "
        "class=\"no\">{}</span><span class=\"sev {}\">{}</span><span>{}</span><span "
        "class=\"loc\">{}</span></span><span class=\"msg\">{}</span></button>",
        marks_.findings[finding], row.no, Escaped(row.severity), Escaped(row.severity_word),
        Escaped(row.name), Escaped(row.location), Escaped(row.message));
  }

  std::string Card(const Ask& ask) const {
    const FindingRow& row = paper_.findings[ask.findings[0]];
    std::string out =
        fmt::format("<li class=\"ask {0}\" id=\"f{1}\" data-sev=\"{0}\" data-unit=\"{2}\">{3}",
                    Escaped(row.severity), row.no, Escaped(row.responsible), Line(ask.findings[0]));
    if (!row.quote.empty()) out += fmt::format("<blockquote>{}</blockquote>", Escaped(row.quote));
    const std::string pairs = Pair("ask", row.ask) + Pair("basis", row.basis) +
                              Pair("responsible", row.responsible) + Pair("evidence", row.evidence);
    if (!pairs.empty()) out += "<dl class=\"kv\">" + pairs + "</dl>";
    for (size_t i = 1; i < ask.findings.size(); ++i) {
      out += fmt::format("<div class=\"also\" id=\"f{}\">{}</div>",
                         paper_.findings[ask.findings[i]].no, Line(ask.findings[i]));
    }
    return out + "</li>";
  }

  const Paper& paper_;
  const Marks& marks_;
  const Words& words_;
};

}  // namespace

void AddAskParts(const Paper& paper, const Marks& marks, const Words& words, Parts* parts) {
  const AskWriter writer(paper, marks, words);
  const size_t more = paper.asks.size() - paper.up_front;
  (*parts)["asks"] = paper.up_front == 0 ? "<p>" + Caption(words, "no_asks") + "</p>"
                                         : writer.List(0, paper.up_front);
  (*parts)["more_asks"] =
      more == 0 ? ""
                : fmt::format("<details class=\"more\"><summary>{}</summary>{}</details>",
                              Caption(words, "more_asks", more),
                              writer.List(paper.up_front, paper.asks.size()));
  (*parts)["silent"] = writer.Silent();
  (*parts)["no_silent"] = paper.counts.unanswered == 0 ? " hidden" : "";
}

}  // namespace dudao::cli
