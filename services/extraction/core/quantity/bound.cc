#include "services/extraction/core/quantity/bound.h"

namespace dudao::extraction {
namespace {

using Text = std::u32string_view;

// 上年, 过程 and 晚上 end in words that also bound: 上 and 过 alone count only before a power.
bool BoundsAlone(Text text, const Candidate& c, uint32_t length) {
  const char32_t word = text[c.figure.range.begin - length];
  if (length > 1 || (word != U'上' && word != U'过')) return true;
  return c.lone_power || text[c.figure.range.begin] == U'半';
}

// 3年多, 5元余: the rest after the unit is 多 or 余 only when no noun begins with it.
bool EndsThere(Text text, uint32_t end, Text word) {
  if (word != U"多" && word != U"余") return true;
  static constexpr Text kStops = U",。;、:)的\n";
  return end < text.size() && kStops.find(text[end]) != Text::npos;
}

const BoundWord* FindBound(const QuantityLexicon& lexicon, Text text, const Candidate& c) {
  uint32_t length = 0;
  const Figure& f = c.figure;
  const BoundWord* before = lexicon.BoundBefore(text, f.range.begin, &length);
  if (before && before->bound != Bound::kExact && BoundsAlone(text, c, length)) return before;
  const BoundWord* after = lexicon.BoundAfter(text, f.range.end, &length);
  if (after && EndsThere(text, f.range.end + length, text.substr(f.range.end, length)))
    return after;
  return nullptr;
}

Bound AsRule(Bound b) {
  if (b == Bound::kOver) return Bound::kRequiredMin;
  if (b == Bound::kUnder) return Bound::kRequiredMax;
  return b;
}

}  // namespace

void SetBounds(const QuantityLexicon& lexicon, const ReportText& report,
               std::vector<Candidate>* candidates) {
  for (Candidate& c : *candidates) {
    Figure& f = c.figure;
    if (c.pair) f.bound = Bound::kAbout;
    if (f.more) f.bound = Bound::kOver;
    const BoundWord* word = FindBound(lexicon, report.view(), c);
    if (!word) continue;
    f.bound = word->limit && f.modality == Modality::kStandard ? AsRule(word->bound) : word->bound;
    f.written_out = false;
  }
}

}  // namespace dudao::extraction
