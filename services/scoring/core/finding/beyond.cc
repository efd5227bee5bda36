#include "services/scoring/core/finding/finders.h"

namespace dudao::scoring {
namespace {

// Places come from outside: those that are not in the report are passed over.
bool Stands(const v1::Span& span, const FindingContext& c) {
  return span.begin() < span.end() && span.end() <= c.report.source().view().size();
}

}  // namespace

// The words of 云岭县 that stand in 石桥县's report too, names and figures exchanged. Whose they
// were first is not said.
Found CopiedText(const FindingContext& c) {
  Found out;
  for (const v1::SharedPassage& p : c.beyond.passages()) {
    if (!Stands(p.span(), c)) continue;
    std::string_view variant = p.source();
    if (variant == "report") variant = "";
    out.push_back({variant, {std::to_string(p.characters())}, {text::FromProto(p.span())}});
  }
  return out;
}

// 巩固率96.5% where the statistics of the year have 94.2%.
Found DiffersFromReference(const FindingContext& c) {
  Found out;
  for (const v1::ReferenceDifference& d : c.beyond.differences()) {
    if (!Stands(d.span(), c)) continue;
    const text::Span span = text::FromProto(d.span());
    out.push_back({"", {c.report.source().Utf8(span), d.value() + d.unit()}, {span}});
  }
  return out;
}

}  // namespace dudao::scoring
