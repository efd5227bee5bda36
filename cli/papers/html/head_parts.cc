#include <fmt/format.h>

#include "cli/papers/html/html_text.h"
#include "cli/papers/html/review_parts.h"
#include "common/text/fill_template.h"

namespace dudao::cli {
namespace {

std::string Entry(const Words& words, std::string_view label, std::string_view value,
                  std::string_view how) {
  if (value.empty()) return "";
  return fmt::format("<div><dt>{}</dt><dd>{}{}</dd></div>", Caption(words, label), Escaped(value),
                     how.empty() ? "" : fmt::format("<span class=\"how\">{}</span>", Escaped(how)));
}

}  // namespace

std::string Caption(const Words& words, std::string_view code, size_t n) {
  return Escaped(text::FillTemplate(words.Of("html", code), {std::to_string(n)}));
}

void AddHeadParts(const Paper& paper, const Words& words, Parts* parts) {
  const PaperHead& head = paper.head;
  const auto known = [&words](std::string_view label, const Known& fact) {
    return Entry(words, label, fact.words, fact.how);
  };
  const auto plain = [&words](std::string_view label, const std::string& value) {
    return Entry(words, label, value, "");
  };
  (*parts)["title"] = Escaped(head.title);
  (*parts)["facts"] = known("kind", head.kind) + known("level", head.level) +
                      known("evaluation_year", head.evaluation_year) +
                      known("duty_year", head.duty_year) + known("place", head.place) +
                      plain("division_code", head.division_code) + plain("issuer", head.issuer) +
                      plain("doc_no", head.doc_no) + plain("publish_date", head.publish_date) +
                      plain("file", head.source_name);
  (*parts)["verify"] = std::to_string(paper.counts.verify);
  (*parts)["ask"] = std::to_string(paper.counts.ask);
  (*parts)["unanswered"] = std::to_string(paper.counts.unanswered);
  (*parts)["hint"] = std::to_string(paper.counts.hint);
  (*parts)["software"] = Escaped(paper.software);
  std::string units;
  for (const std::string& unit : paper.responsible) {
    units += fmt::format("<option>{}</option>", Escaped(unit));
  }
  (*parts)["units"] = units;
}

}  // namespace dudao::cli
