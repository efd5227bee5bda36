#include "services/extraction/core/quantity/figure_scanner.h"

#include <algorithm>

#include "common/text/numeral.h"
#include "common/text/numeral_symbol.h"
#include "common/text/reading_text.h"
#include "services/extraction/core/quantity/refusal.h"

namespace dudao::extraction {
namespace {

using Text = std::u32string_view;

// The end of the title that opens at `at`; `at` + 1 when it is not closed in its paragraph, nor
// within what a title can be.
uint32_t SkipTitle(Text text, uint32_t at, uint32_t end) {
  static constexpr uint32_t kLongestTitle = 400;
  end = std::min(end, at + kLongestTitle);
  int depth = 0;
  for (uint32_t i = at; i < end; ++i) {
    if (text[i] == U'《') ++depth;
    if (text[i] == U'》' && --depth == 0) return i + 1;
  }
  return at + 1;
}

// 一二三产业: a run of Chinese digits that is no number holds none: past it with its 十百千, else
// past one character.
uint32_t SkipRefused(Text text, uint32_t at) {
  size_t end = at;
  while (text::SymbolAt(text, end).IsPlainDigit()) ++end;
  if (end < at + 2) return at + 1;
  while (text::SymbolAt(text, end).IsPlainDigit() || text::SymbolAt(text, end).IsSmallPower())
    ++end;
  return static_cast<uint32_t>(end);
}

// What the bare numbers of a list are in the unit of its last: 120、98万元 are both in 万.
void TakeScale(const Candidate& last, Candidate* bare) {
  if (!last.scaled || bare->scaled) return;
  const text::Decimal scaled = bare->figure.value.Shift(last.scale_power);
  // 8000、1.2万元: the nearer reading.
  const bool far = scaled > last.figure.value && bare->figure.value > text::Decimal(999);
  if (far) return;
  bare->figure.value = scaled;
  bare->figure.precision = bare->figure.precision.Shift(last.scale_power);
  bare->figure.written_out = false;
}

}  // namespace

struct FigureScanner::Cursor {
  const ReportText& report;
  const std::vector<DateMark>& dates;
  std::vector<DateMark>::const_iterator date;
  Text text;
  const Paragraph* paragraph = nullptr;
  uint32_t index = 0;  // of the paragraph
  std::vector<Candidate> found;
};

std::vector<Candidate> FigureScanner::Scan(const ReportText& report,
                                           const std::vector<DateMark>& dates) const {
  static constexpr size_t kUsualGap = 48;  // characters from one figure to the next
  Cursor cursor{report, dates, dates.begin(), report.view()};
  cursor.found.reserve(report.view().size() / kUsualGap);
  TableCells cells(*lexicon_, report);
  for (const Paragraph& p : report.paragraphs()) {
    cursor.paragraph = &p;
    const bool row = cells.Enter(cursor.index);
    if (!p.is_frame && row) ScanRow(&cursor, cells);
    if (!p.is_frame && !row) Scan(&cursor, {p.text_begin, p.range.end});
    ++cursor.index;
  }
  return std::move(cursor.found);
}

void FigureScanner::ScanRow(Cursor* c, const TableCells& cells) const {
  for (size_t i = 0; i < cells.cells().size(); ++i) {
    const Range cell = cells.cells()[i];
    const size_t before = c->found.size();
    auto bare = reader_.Read(c->text, cell.begin, cell.end);
    if (bare && !bare->unit && bare->figure.range == cell) {
      if (CompleteCell(*c, cells, i, &*bare)) c->found.push_back(*std::move(bare));
    } else {
      Scan(c, cell);
    }
    for (size_t k = before; k < c->found.size(); ++k) cells.Place(i, &c->found[k]);
  }
}

// A cell that is nothing but a number: its unit is the column's.
bool FigureScanner::CompleteCell(const Cursor& c, const TableCells& cells, size_t i,
                                 Candidate* bare) const {
  const auto unit = cells.UnitOf(i);
  if (!unit) return false;
  Figure& f = bare->figure;
  bare->unit = unit->unit;
  f.unit = unit->name;
  f.dimension = unit->unit->dimension;
  f.paragraph = c.index;
  if (unit->power > 0) {
    f.value = f.value.Shift(unit->power);
    f.precision = f.precision.Shift(unit->power);
    f.written_out = false;
  }
  c.report.Fired("quantity.cell", f.range);
  return true;
}

void FigureScanner::Scan(Cursor* c, Range range) const {
  for (uint32_t at = range.begin; at < range.end;) {
    if (!lexicon_->MayBegin(c->text[at])) {
      ++at;
      continue;
    }
    at = Step(c, at);
  }
}

uint32_t FigureScanner::Step(Cursor* c, uint32_t at) const {
  if (c->text[at] == U'《') return SkipTitle(c->text, at, c->paragraph->range.end);
  while (c->date != c->dates.end() && c->date->range.end <= at) ++c->date;
  if (c->date != c->dates.end() && c->date->range.Contains(at)) return c->date->range.end;
  const auto word = lexicon_->not_figures().LongestAt(c->text, at);
  const uint32_t word_end = word ? word->end : at;
  if (!text::BeginsNumeral(c->text[at])) return std::max(word_end, at + 1);
  return TakeNumber(c, at, word_end);
}

uint32_t FigureScanner::TakeNumber(Cursor* c, uint32_t at, uint32_t word_end) const {
  const uint32_t end = c->paragraph->range.end;
  auto candidate = reader_.Read(c->text, at, end);
  const uint32_t past = static_cast<uint32_t>(SkipNumber(c->text, at));
  if (!candidate) return std::max({word_end, past, SkipRefused(c->text, at)});
  const uint32_t end_of_figure = candidate->figure.range.end;
  if (word_end > at && IsNumberAllTheSame(*c, &*candidate)) word_end = at;
  if (word_end >= end_of_figure) {
    c->report.Refused("refused.word", {at, word_end});
    return word_end;
  }
  if (!Complete(*c, &*candidate)) return std::max({word_end, past, candidate->figure.number.end});
  c->found.push_back(*std::move(candidate));
  return c->found.back().figure.range.end;
}

// What begins like a word is a number for its surroundings: 未发生一起, 上千名教师,
// 397、211、650个.
bool FigureScanner::IsNumberAllTheSame(const Cursor& c, Candidate* candidate) const {
  if (IsDenied(*lexicon_, c.text, *candidate) || IsBounded(c, *candidate)) return true;
  return !candidate->unit && !candidate->chinese && ShareUnitOfNext(c, candidate);
}

// 上千, 近百: a lone power with a bound before it; 一番, of which a rule decides.
bool FigureScanner::IsBounded(const Cursor& c, const Candidate& candidate) const {
  if (!candidate.unit) return false;
  // 翻了一番 is no 一番.
  if (candidate.unit->Is(UnitGroup::kDouble)) return true;
  if (!candidate.lone_power) return false;
  uint32_t length = 0;
  const BoundWord* bound = lexicon_->BoundBefore(c.text, candidate.figure.range.begin, &length);
  return bound && bound->bound != Bound::kExact;
}

// Gives a bare number its unit and asks whether it is a figure.
bool FigureScanner::Complete(const Cursor& c, Candidate* candidate) const {
  Figure& f = candidate->figure;
  if (!candidate->unit && !CompleteBare(c, candidate)) {
    c.report.Refused("refused.no_unit", f.range);
    return false;
  }
  f.paragraph = c.index;
  if (candidate->unit->name == "个" && f.value.scale() > 0) ShareUnitOfNext(c, candidate);
  if (IsDenied(*lexicon_, c.text, *candidate)) {
    f.value = text::Decimal(0);
    f.modality = Modality::kDenied;
    c.report.Fired("quantity.denied", f.range);
    return true;
  }
  const std::string_view why = Refuse(*lexicon_, c.text, c.paragraph->range, *candidate);
  if (!why.empty()) c.report.Refused(why, f.range);
  return why.empty();
}

// 29.9、4.9个百分点; 投资2500万; 差异系数0.35.
bool FigureScanner::CompleteBare(const Cursor& c, Candidate* candidate) const {
  if (CompleteNone(c, candidate) || CompleteHalf(c, candidate)) return true;
  if (candidate->chinese && !candidate->scaled) return false;
  return ShareUnitOfNext(c, candidate) || CompleteByWords(c, candidate);
}

// The words before a number without a unit, or the noun after it, tell what it is.
bool FigureScanner::CompleteByWords(const Cursor& c, Candidate* candidate) const {
  static const Unit kMoney{"", Dimension::kMoney, false, false, Unit::One::kCounts, {}};
  static const Unit kRatio{"", Dimension::kRatio, false, false, Unit::One::kCounts, {}};
  static const Unit kHeads{"", Dimension::kCount, true, false, Unit::One::kCounts, {}};
  Figure& f = candidate->figure;
  // 差异系数小学为0.38、初中为0.31: the name of a coefficient stands further off.
  static constexpr uint32_t kReach = 12, kFarReach = 20;
  const uint32_t reach = candidate->scaled ? kReach : kFarReach;
  const uint32_t clause = c.report.clauses()[c.report.ClauseAt(f.range.begin)].range.begin;
  const uint32_t from = std::max(clause, f.range.begin - std::min(reach, f.range.begin));
  const Text before = c.text.substr(from, f.range.begin - from);
  if (candidate->scaled && CountsHeads(c, *candidate, before)) {
    candidate->unit = &kHeads;
  } else if (candidate->scaled && lexicon_->money_words().FindNext(before, 0)) {
    candidate->unit = &kMoney;
  } else if (!candidate->scaled && f.value.scale() > 0 &&
             (lexicon_->context().IsIn(Context::kCoefficient, before) ||
              FollowsCoefficient(c, *candidate))) {
    candidate->unit = &kRatio;
  }
  if (!candidate->unit) return false;
  f.dimension = candidate->unit->dimension;
  c.report.Fired("quantity.unit_left_out", f.range, {from, f.range.begin});
  return true;
}

// 小学差异系数0.38,初中|0.31: the name of a part alone stands between.
bool FigureScanner::FollowsCoefficient(const Cursor& c, const Candidate& candidate) const {
  static constexpr uint32_t kLongestName = 8;
  if (c.found.empty()) return false;
  const Figure& last = c.found.back().figure;
  const bool coefficient = last.dimension == Dimension::kRatio && last.unit.empty() &&
                           last.number.size() == last.range.size() && last.value < text::Decimal(1);
  const uint32_t begin = candidate.figure.range.begin;
  if (!coefficient || last.range.end + 2 >= begin || begin > last.range.end + kLongestName) {
    return false;
  }
  const Text name = c.text.substr(last.range.end, begin - last.range.end);
  return (name[0] == U',' || name[0] == U'、' || name[0] == U';') &&
         name.find_first_of(U"。;\n", 1) == Text::npos;
}

// 44.7万|随迁子女, 常住人口30万: a number in 万 before or after the name of those it counts. A noun
// of money nearer to it wins.
bool FigureScanner::CountsHeads(const Cursor& c, const Candidate& candidate, Text before) const {
  const uint32_t end = candidate.figure.range.end;
  const Text after = c.text.substr(end, std::min<size_t>(8, c.paragraph->range.end - end));
  const text::WordFinder& names = lexicon_->context().Finder(Context::kCounted);
  for (const text::WordFinder* nouns : {&names, &lexicon_->people()}) {
    const auto noun = nouns->FindNext(after, 0);
    if (noun && after.substr(0, noun->begin).find_first_of(U",。;、:的了") == Text::npos)
      return true;
  }
  size_t name = 0, money = 0;
  for (const auto& hit : names.FindAll(before)) name = hit.end;
  for (const auto& hit : lexicon_->money_words().FindAll(before)) money = hit.end;
  return name > money;
}

// 近半学校, 过半教师: half of all.
bool FigureScanner::CompleteHalf(const Cursor& c, Candidate* candidate) const {
  Figure& f = candidate->figure;
  if (f.number.size() != 1 || c.text[f.number.begin] != U'半' || f.number.begin == 0) return false;
  if (Text(U"近过超逾").find(c.text[f.number.begin - 1]) == Text::npos) return false;
  static const Unit kHalf{"%", Dimension::kPercent, false, false, Unit::One::kCounts, {}};
  candidate->unit = &kHalf;
  f.value = text::Decimal(50);
  f.precision = text::Decimal(25);
  f.unit = "%";
  f.dimension = Dimension::kPercent;
  return true;
}

// 零投诉, 零事故: none of what must not be.
bool FigureScanner::CompleteNone(const Cursor& c, Candidate* candidate) const {
  Figure& f = candidate->figure;
  if (!f.value.is_zero() || f.number.size() != 1) return false;
  if (CompleteZeroLevel(c, candidate)) return true;
  if (!candidate->chinese) return false;
  if (!lexicon_->context().StartsWith(Context::kNever, c.text.substr(f.range.end))) return false;
  static const Unit kNone{"", Dimension::kCount, true, false, Unit::One::kCounts, {}};
  candidate->unit = &kNone;
  f.modality = Modality::kDenied;
  return true;
}

// 发生率为零, 辍学人数降为0: the noun before the verb says of what there is none. 基础为零 is no
// count.
bool FigureScanner::CompleteZeroLevel(const Cursor& c, Candidate* candidate) const {
  static constexpr Text kStops = U",。;、)\n";
  static const Unit kNoRate{"%", Dimension::kPercent, false, false, Unit::One::kCounts, {}};
  static const Unit kNoneOf{"", Dimension::kCount, false, false, Unit::One::kCounts, {}};
  Figure& f = candidate->figure;
  if (f.range.end < c.paragraph->range.end && kStops.find(c.text[f.range.end]) == Text::npos) {
    return false;
  }
  const NearbyWords& words = lexicon_->context();
  const uint32_t from = c.paragraph->range.begin;
  const Text before = c.text.substr(from, f.range.begin - from);
  const auto verb = words.Ending(Context::kFallsTo, before);
  if (!verb) return false;
  const Text noun = before.substr(0, verb->begin);
  const bool rate = noun.ends_with(U'率') || noun.ends_with(U"比例") || noun.ends_with(U"占比");
  if (!rate && !words.EndsWith(Context::kNever, noun) && !words.EndsWith(Context::kNoneOf, noun)) {
    return false;
  }
  candidate->unit = rate ? &kNoRate : &kNoneOf;
  f.unit = candidate->unit->name;
  f.dimension = candidate->unit->dimension;
  f.modality = Modality::kDenied;
  c.report.Fired("quantity.zero_level", f.range);
  return true;
}

// The first numbers of a list take the unit of the last. Commas part a list only of three or more:
// 120,135,98万元.
bool FigureScanner::ShareUnitOfNext(const Cursor& c, Candidate* candidate) const {
  static constexpr int kLongestList = 20;
  uint32_t at = candidate->figure.range.end;
  const uint32_t end = c.paragraph->range.end;
  int commas =
      !c.found.empty() && c.found.back().figure.range.end + 1 == candidate->figure.range.begin;
  for (int n = 0;
       n < kLongestList && at + 1 < end && Text(U"、和,").find(c.text[at]) != Text::npos &&
       text::BeginsNumeral(c.text[at + 1]);
       ++n) {
    commas += c.text[at] == U',';
    const auto next = reader_.Read(c.text, at + 1, end);
    if (!next || next->figure.value_hi || next->chinese != candidate->chinese) return false;
    if (next->unit) {
      if (commas == 1 && n == 0 && c.text[at] == U',') return false;
      candidate->unit = next->unit;
      candidate->figure.unit = next->figure.unit;
      candidate->figure.dimension = next->figure.dimension;
      TakeScale(*next, candidate);
      c.report.Fired("quantity.unit_of_list", candidate->figure.range, next->figure.range);
      return true;
    }
    at = next->figure.range.end;
  }
  return false;
}

}  // namespace dudao::extraction
