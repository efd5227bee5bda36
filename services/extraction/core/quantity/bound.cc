#include "services/extraction/core/quantity/bound.h"

#include <algorithm>

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

// 至少进行一次, 至少配备2名: the bound stands before the verb.
bool IsAtLeast(Text text, const Figure& f) {
  static constexpr uint32_t kReach = 7;
  const uint32_t reach = std::min(kReach, f.range.begin);
  const Text near = text.substr(f.range.begin - reach, reach);
  const size_t at = near.rfind(U"至少");
  return at != Text::npos && near.find_first_of(U",。;、:", at) == Text::npos;
}

// 按不低于经费总额8%的标准: the limit stands before the noun.
Bound LimitBefore(const ReportText& report, const Figure& f) {
  const Text before = report.View(report.BeforeInClause(f.clause, f.range.begin));
  for (const Text word : {Text(U"不低于"), Text(U"不少于"), Text(U"不得低于"), Text(U"不得少于")}) {
    if (before.find(word) != Text::npos) return Bound::kRequiredMin;
  }
  for (const Text word : {Text(U"不超过"), Text(U"不高于"), Text(U"不得超过"), Text(U"不多于")}) {
    if (before.find(word) != Text::npos) return Bound::kRequiredMax;
  }
  return f.bound;
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
    if (!word && IsAtLeast(report.view(), f)) {
      f.bound = f.modality == Modality::kStandard ? Bound::kRequiredMin : Bound::kOver;
      f.written_out = false;
    }
    if (!word && f.bound == Bound::kExact && f.modality == Modality::kStandard) {
      f.bound = LimitBefore(report, f);
    }
    if (!word) continue;
    f.bound = word->limit && f.modality == Modality::kStandard ? AsRule(word->bound) : word->bound;
    f.written_out = false;
  }
}

}  // namespace dudao::extraction
