#include <fmt/format.h>

#include "cli/papers/model/paper_context.h"

namespace dudao::cli {
namespace {

// `words` empty: not known.
Known Fact(const PaperContext& c, std::string words, bool stated, std::string_view how) {
  if (words.empty()) return {c.Word("known", "unknown"), ""};
  return {std::move(words), c.Word("known", stated ? "person" : how)};
}

std::string Year(bool has, uint32_t year) { return has ? std::to_string(year) : ""; }

}  // namespace

void AddHead(PaperContext& c, Paper* paper) {
  const v1::ReviewedDocument& d = c.review.document();
  const v1::FrameOverrides& stated = c.options.stated;
  PaperHead& head = paper->head;
  head.title = c.Masked(d.title());
  if (head.title.empty()) head.title = c.Word("known", "no_title");
  head.source_name = d.source_name();
  head.document_id = d.id();
  head.kind = Fact(c, c.Word("doc_kind", d.doc_kind()), stated.has_doc_kind(), "kind");
  head.level =
      Fact(c, d.has_level() ? c.Word("level", d.level()) : "", stated.has_level(), "level");
  head.place = Fact(c, c.Masked(d.region()), stated.has_region(), "report");
  head.evaluation_year = Fact(c, Year(d.has_evaluation_year(), d.evaluation_year()),
                              stated.has_evaluation_year(), "report");
  head.duty_year =
      Fact(c, Year(d.has_duty_year(), d.duty_year()), stated.has_duty_year(), "report");
  head.issuer = c.Masked(d.issuer());
  head.division_code = d.division_code();
  head.doc_no = d.doc_no();
  head.publish_date = d.publish_date();
  paper->software =
      fmt::format("{} {}；{} {}", c.Word("paper", "software"), c.review.software().version(),
                  c.Word("paper", "rules"), c.review.software().stages().scoring().substr(0, 12));
}

}  // namespace dudao::cli
