#include "services/extraction/core/relation/table_sum_judge.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "services/extraction/core/relation/sum_judge.h"

namespace dudao::extraction {
namespace {

using text::Decimal;
using text::Interval;

constexpr size_t kShownParts = 20;    // in an explanation
constexpr size_t kFewestConfirm = 2;  // parts other than 0
constexpr int kMostNested = 60;       // rows looked at below one that may be their whole
const Decimal kLeastNested(20);       // smaller numbers add up by chance

bool AddsUp(Dimension d) {
  return d == Dimension::kCount || d == Dimension::kMoney || d == Dimension::kArea ||
         d == Dimension::kLength || d == Dimension::kMass;
}

}  // namespace

bool TableSumJudge::Adds(size_t i) const {
  const Figure& f = Fig(i);
  return AddsUp(f.dimension) && f.change == 0 && f.unit.find('/') == std::string::npos;
}

bool TableSumJudge::Take(const GridCell& cell, TableSum* sum) const {
  if (cell.kind != GridCell::Kind::kFigure) return sum->gaps = true;
  sum->parts.push_back(cell.figure);
  return MatchUnits(Fig(sum->total), Fig(cell.figure)) == UnitMatch::kSame;
}

bool TableSumJudge::Confirms(const TableSum& sum) const {
  const auto tells = [this](size_t p) { return !Fig(p).value.is_zero(); };
  const auto telling = std::count_if(sum.parts.begin(), sum.parts.end(), tells);
  return !sum.gaps && static_cast<size_t>(telling) >= kFewestConfirm &&
         Check(sum) == Outcome::kMeets;
}

Outcome TableSumJudge::Check(const TableSum& sum) const {
  Interval parts = Interval::Exactly(Decimal(0));
  for (const size_t p : sum.parts) parts = parts + IntervalOf(Fig(p));
  return Compare(parts, IntervalOf(Fig(sum.total)));
}

void TableSumJudge::Add(std::string_view rule, const TableSum& sum, Outcome outcome, bool plain) {
  plain = plain && !sum.gaps && !(outcome == Outcome::kAbove && Nests(sum));
  const bool accusable = plain && outcome == Outcome::kAbove;
  Finding finding{
      "sum", {sum.total}, outcome, plain ? Binding::kStated : Binding::kInferred, accusable};
  finding.members.insert(finding.members.end(), sum.parts.begin(), sum.parts.end());
  Decimal parts(0);
  for (const size_t p : sum.parts) parts = parts + Fig(p).value;
  finding.rule = rule;
  finding.stated = Fig(sum.total).value;
  finding.recomputed = parts;
  const bool loose = std::any_of(finding.members.begin(), finding.members.end(),
                                 [this](size_t m) { return IsLoose(Fig(m)); });
  finding.explanation = Explain(sum, parts, outcome, accusable && !loose);
  out_.push_back(std::move(finding));
}

// 城关学区 5000, 一小 2000, 二小 3000: a row that the rows below or above it make up, though no
// word says so.
bool TableSumJudge::Nests(const TableSum& sum) const {
  Decimal over = -Fig(sum.total).value;
  for (const size_t p : sum.parts) over = over + Fig(p).value;
  const auto nests = [&](auto begin, auto end) {
    for (; begin != end; ++begin) {
      const Decimal whole = Fig(*begin).value;
      if (whole < kLeastNested && whole != over) continue;
      Decimal others(0);
      auto next = begin + 1;
      for (int n = 1; next != end && n <= kMostNested && others < whole; ++next, ++n) {
        others = others + Fig(*next).value;
        if (n > 1 && others == whole) return true;
      }
    }
    return false;
  };
  return nests(sum.parts.begin(), sum.parts.end()) || nests(sum.parts.rbegin(), sum.parts.rend());
}

std::string TableSumJudge::Explain(const TableSum& sum, Decimal parts, Outcome outcome,
                                   bool accused) const {
  const Figure& total = Fig(sum.total);
  const int scale = CellScale(total);
  std::string terms;
  for (size_t i = 0; i < sum.parts.size() && i <= kShownParts; ++i) {
    if (i > 0) terms += "+";
    terms += i == kShownParts ? "…" : InScale(Fig(sum.parts[i]).value, scale);
  }
  const std::string unit = fmt::format("{}{}", ScaleWord(scale), total.unit);
  std::string where = fmt::format("表中“{}”行", context_.report.SourceWords(sum.row));
  if (!sum.column.empty()) where += fmt::format("“{}”列", context_.report.SourceWords(sum.column));
  return WordsOfSum(fmt::format("{}：{}={}{}", where, terms, InScale(parts, scale), unit),
                    fmt::format("表中合计{}{}", InScale(total.value, scale), unit),
                    InScale((total.value - parts).Abs(), scale) + unit, outcome, accused);
}

// Of a cell under 经费（万元） too, whose number is written without its 万.
int TableSumJudge::CellScale(const Figure& f) const {
  if (const int scale = ScaleOf(f, context_)) return scale;
  std::string digits = context_.report.Utf8(f.number);
  std::erase(digits, ',');
  const auto written = Decimal::Parse(digits);
  if (!written || written->is_zero()) return 0;
  for (const int scale : {4, 8}) {
    if (written->Shift(scale) == f.value) return scale;
  }
  return 0;
}

}  // namespace dudao::extraction
