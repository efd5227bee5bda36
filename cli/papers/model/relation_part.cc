#include "cli/papers/model/paper_context.h"

namespace dudao::cli {
namespace {

constexpr size_t kQuoted = 240;

MemberRow Member(const PaperContext& c, uint32_t index) {
  const v1::Quantity& q = c.review.quantities(static_cast<int>(index));
  const text::Span span = text::FromProto(q.span());
  return {index,     span,     c.Quoted(span, q.text(), kQuoted),
          q.value(), q.unit(), c.Masked(q.subject()),
          q.period()};
}

RelationRow Row(PaperContext& c, size_t no, const v1::Relation& relation) {
  RelationRow row;
  row.no = no;
  row.kind = relation.kind();
  row.kind_word = c.Word("relation", relation.kind());
  row.verdict = relation.verdict();
  row.verdict_word = c.Word("verdict", relation.verdict());
  row.binding = relation.binding();
  std::vector<text::Span> spans;
  for (const uint32_t member : relation.members()) {
    if (member >= static_cast<uint32_t>(c.review.quantities_size())) continue;
    row.members.push_back(Member(c, member));
    spans.push_back(row.members.back().span);
  }
  if (!spans.empty()) row.location = c.PlaceOf(spans[0]);
  row.quote = c.quoter.Sentences(spans, kQuoted);
  row.stated = relation.stated();
  row.recomputed = relation.recomputed();
  row.explanation = c.Masked(relation.explanation());
  return row;
}

}  // namespace

void AddRelations(PaperContext& c, Paper* paper) {
  paper->figures = static_cast<size_t>(c.review.quantities_size());
  for (const v1::Relation& relation : c.review.relations()) {
    paper->relations.push_back(Row(c, paper->relations.size() + 1, relation));
  }
}

}  // namespace dudao::cli
