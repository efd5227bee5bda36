#include "services/extraction/core/quantity/subject_list.h"

#include <algorithm>

#include "common/text/utf.h"

namespace dudao::extraction {
namespace {

using Text = std::u32string_view;

bool In(char32_t c, Text set) { return set.find(c) != Text::npos; }

}  // namespace

bool IsListed(const std::vector<Candidate>& all, size_t i, Text text) {
  if (i == 0) return false;
  const uint32_t gap = all[i - 1].figure.range.end;
  return gap + 1 == all[i].figure.range.begin && In(text[gap], U"、和,");
}

bool IsLevelBeside(const std::vector<Candidate>& all, size_t i) {
  if (i == 0) return false;
  const Figure &before = all[i - 1].figure, &f = all[i].figure;
  if (before.sentence != f.sentence || before.dimension != f.dimension) return false;
  if (f.dimension == Dimension::kPercentagePoint) return false;
  const text::Decimal two(2);
  return f.value < before.value * two && before.value < f.value * two;
}

size_t SubjectLists::LengthFrom(size_t i) const {
  if (IsListed(all_, i, text_)) return 1;
  size_t end = i + 1;
  while (end < all_.size() && IsListed(all_, end, text_)) ++end;
  return end - i;
}

bool SubjectLists::SaysEach(size_t i) const {
  const Figure& f = all_[i].figure;
  const Text before = report_.View(report_.BeforeInClause(f.clause, f.range.begin));
  return before.find(U"分别") != Text::npos;
}

// |县财政、乡镇财政|分别承担60%和40%
Range SubjectLists::BeforeEach(size_t i) const {
  const Figure& f = all_[i].figure;
  Range r = report_.BeforeInClause(f.clause, f.range.begin);
  if (i > 0) r.begin = std::max(r.begin, all_[i - 1].figure.range.end);
  const size_t each = report_.View(r).find(U"分别");
  return each == Text::npos ? Range{} : Range{r.begin, r.begin + static_cast<uint32_t>(each)};
}

bool SubjectLists::PairWithNames(size_t i, size_t n, Range names) {
  std::vector<Range> parts = {{names.begin, names.begin}};
  for (uint32_t at = names.begin; at < names.end; ++at) {
    if (In(text_[at], U"、和")) {
      parts.back().end = at;
      parts.push_back({at + 1, at + 1});
    }
  }
  parts.back().end = names.end;
  // 2020年、2021年|分别: years are no names.
  const auto no_name = [this](Range part) {
    return part.size() < 2 || (text_[part.begin] >= U'0' && text_[part.begin] <= U'9');
  };
  if (parts.size() != n || std::any_of(parts.begin(), parts.end(), no_name)) return false;
  const std::string head = SharedHead(parts.back());
  for (size_t k = 0; k < n; ++k) {
    Figure& f = all_[i + k].figure;
    f.subject = parts[k];
    f.subject_text = report_.Utf8(parts[k]);
    if (k + 1 < n && IsBareModifier(parts[k])) f.head_text = head;
    report_.Fired("subject.each_name", f.range, parts[k]);
  }
  return true;
}

bool SubjectLists::IsBareModifier(Range r) const {
  const auto modifier = lexicon_.modifiers().LongestAt(text_, r.begin);
  return modifier && modifier->end == r.end;
}

// 初中|师生比|: the last name has the noun that the modifiers before it lack.
std::string SubjectLists::SharedHead(Range last) const {
  const auto modifier = lexicon_.modifiers().LongestAt(text_, last.begin);
  if (!modifier || modifier->end >= last.end) return {};
  return report_.Utf8({modifier->end, last.end});
}

void SubjectLists::PairWithFigures(size_t i, size_t n) {
  if (i < n || all_[i - n].figure.sentence != all_[i].figure.sentence) return;
  for (size_t k = 0; k < n; ++k) {
    Figure& f = all_[i + k].figure;
    const Figure& named = all_[i - n + k].figure;
    f.subject = named.subject;
    f.subject_text = named.subject_text;
    f.head_text = named.head_text;
    report_.Fired("subject.each_figure", f.range, named.range);
  }
}

void SubjectLists::TakeFromNext(size_t i, bool is_act) {
  Figure& f = all_[i].figure;
  const bool wants = f.subject_text.empty() || (is_act && text_[f.range.end] == U'、');
  if (!wants || !all_[i].unit->classifier || i + 1 >= all_.size()) return;
  const Figure& next = all_[i + 1].figure;
  if (next.clause != f.clause || next.unit != f.unit || next.subject.empty()) return;
  if (is_act && next.subject.begin < next.range.end) return;  // it stands before its own figure
  f.subject = next.subject;
  f.subject_text = next.subject_text;
  report_.Fired("subject.of_next", f.range, f.subject);
}

void SubjectLists::FindHead(size_t i, bool is_verb) {
  Figure& f = all_[i].figure;
  if (f.subject.empty() || !f.head_text.empty()) return;
  if (!is_verb && !IsBareModifier(f.subject)) return;
  const bool school = IsSchool(f.subject_text);
  // 学校186所,其中|小学|83所: a noun of its own.
  if (school && all_[i].unit->Is(UnitGroup::kSchool)) return;
  static constexpr size_t kFar = 40;  // figures back: keeps the work linear
  for (size_t j = i; j-- > 0 && i - j < kFar && all_[j].figure.sentence == f.sentence;) {
    const Figure& before = all_[j].figure;
    if (before.unit != f.unit || before.subject_text == f.subject_text) continue;
    std::string head = before.head_text.empty() ? HeadOf(before) : before.head_text;
    if (school && before.head_text.empty() && IsSchool(head)) continue;
    f.head_text = std::move(head);
    report_.Fired("head.of_earlier", f.range, before.range);
    return;
  }
  if (!is_verb) TakeTopic(&f);
}

// |实验室开出率|:小学96%,初中98%: what the sentence opens with, before its colon.
void SubjectLists::TakeTopic(Figure* f) {
  static constexpr uint32_t kFar = 8, kLongest = 14;
  const uint32_t first = report_.sentences()[f->sentence].first_clause;
  for (uint32_t i = f->clause; i-- > first && f->clause - i < kFar;) {
    const Clause& clause = report_.clauses()[i];
    if (clause.stop != U':') continue;
    if (clause.range.size() > 1 && clause.range.size() <= kLongest) {
      f->head_text = report_.Utf8(clause.range);
      report_.Fired("head.topic", f->range, clause.range);
    }
    return;
  }
}

// 生均公用经费|小学| lends 生均公用经费; 公办|幼儿园| lends 幼儿园.
std::string SubjectLists::HeadOf(const Figure& f) const {
  const Range r = f.subject;
  for (uint32_t at = r.begin + 1; at < r.end; ++at) {
    const auto modifier = lexicon_.modifiers().LongestAt(text_, at);
    if (modifier && modifier->end == r.end) return report_.Utf8({r.begin, at});
  }
  const auto modifier = lexicon_.modifiers().LongestAt(text_, r.begin);
  if (!modifier) return f.subject_text;
  return modifier->end < r.end ? report_.Utf8({modifier->end, r.end}) : std::string();
}

// 小学 and 幼儿园 are both schools: neither hangs on the other.
bool SubjectLists::IsSchool(std::string_view subject) const {
  const std::u32string words = text::ToUtf32(subject).value_or(U"");
  const auto school = lexicon_.schools().LongestAt(words, 0);
  return school && school->end == words.size();
}

}  // namespace dudao::extraction
