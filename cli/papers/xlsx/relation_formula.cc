#include "cli/papers/xlsx/relation_formula.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/papers/xlsx/workbook_writer.h"
#include "common/text/decimal.h"

namespace dudao::cli {
namespace {

using text::Decimal;

// A form a relation may have: its words for Excel and, beside, what it comes to.
struct Form {
  std::string numerator, denominator;  // the latter empty: nothing is divided
  Decimal above, below = Decimal(1);
  bool comparable = true;
};

std::string Place(size_t i) { return fmt::format("{{{}}}", i); }

// Members from..to, the latter left out.
Form SumOf(const std::vector<Decimal>& v, size_t from, size_t to) {
  Form out;
  for (size_t i = from; i < to; ++i) {
    out.numerator += (i > from ? "+" : "") + Place(i);
    out.above = out.above + v[i];
  }
  return out;
}

// 小学2140人、初中1875人，共4015人: {1}+{2}.
std::vector<Form> SumForms(const std::vector<Decimal>& v) {
  if (v.size() < 2) return {};
  return {SumOf(v, 1, v.size())};
}

// 其中专任教师90人、占教职工120人的75%: {0}*100/{1}; the parts may be several.
std::vector<Form> ShareForms(const std::vector<Decimal>& v) {
  if (v.size() < 3) return {};
  const size_t whole = v.size() - 2;
  Form form = SumOf(v, 0, whole);
  form.numerator = fmt::format("({})*100", form.numerator);
  form.above = form.above.Shift(2);
  form.denominator = Place(whole);
  form.below = v[whole];
  return {form};
}

Form Quotient(const std::vector<Decimal>& v, size_t a, size_t b) {
  return {Place(a), Place(b), v[a], v[b]};
}

// 在校生4000人、教师250人，师生比1:16: either way round.
std::vector<Form> QuotientForms(const std::vector<Decimal>& v) {
  if (v.size() < 3) return {};
  return {Quotient(v, 0, 1), Quotient(v, 1, 0)};
}

// 120所增加到135所,增加15所,增长12.5%.
std::vector<Form> GrowthForms(const std::vector<Decimal>& v) {
  if (v.size() < 2) return {};
  const Decimal gap = v[0] - v[1];
  if (v.size() == 2) return {{"{0}-{1}", "", gap, Decimal(1), /*comparable=*/false}};
  return {{"({0}-{1})*100", "{1}", gap.Shift(2), v[1]},
          {"({1}-{0})*100", "{1}", (-gap).Shift(2), v[1]},
          {"ABS({0}-{1})", "", gap.Abs(), Decimal(1)},
          {"{1}*100", "({0}-{1})", v[1].Shift(2), gap},
          {"{1}*100", "({0}+{1})", v[1].Shift(2), v[0] + v[1]},
          {"{0}", "{1}", v[0], v[1], /*comparable=*/false}};
}

std::vector<Form> FormsOf(const std::string& kind, const std::vector<Decimal>& v) {
  if (kind == "sum") return SumForms(v);
  if (kind == "share") return ShareForms(v);
  if (kind == "average" || kind == "ratio") return QuotientForms(v);
  if (kind == "growth") return GrowthForms(v);
  return {};
}

// The members exactly as Excel can hold them; empty when it cannot hold one.
std::vector<Decimal> ValuesOf(const RelationRow& relation) {
  std::vector<Decimal> out;
  for (const MemberRow& member : relation.members) {
    const auto value = Decimal::Parse(member.value);
    if (!value || !FitsExcel(member.value)) return {};
    out.push_back(*value);
  }
  return out;
}

int LongestScale(const std::vector<Decimal>& values) {
  int out = 0;
  for (const Decimal& value : values) out = std::max(out, value.scale());
  return out;
}

// To how many places the form rounds to `wanted`; nullopt when to none. Relations are recomputed to
// four places, a few to fewer; sums to all they have.
std::optional<int> PlacesThatGive(const Form& form, Decimal wanted, int scale) {
  if (form.denominator.empty()) {
    return form.above == wanted ? std::optional<int>(scale) : std::nullopt;
  }
  for (const int places : {4, 2, 6, 3, 1, 0}) {
    if (Divide(form.above, form.below, places) == wanted) return places;
  }
  return std::nullopt;
}

}  // namespace

std::optional<RelationFormula> FormulaOf(const RelationRow& relation) {
  const auto wanted = Decimal::Parse(relation.recomputed);
  const std::vector<Decimal> values = ValuesOf(relation);
  if (!wanted || values.empty()) return std::nullopt;
  for (const Form& form : FormsOf(relation.kind, values)) {
    const auto places = PlacesThatGive(form, *wanted, LongestScale(values));
    if (!places) continue;
    const std::string quotient =
        form.denominator.empty() ? form.numerator : form.numerator + "/" + form.denominator;
    return RelationFormula{fmt::format("ROUND({},{})", quotient, *places), form.comparable};
  }
  return std::nullopt;
}

std::string InCells(const RelationFormula& formula, const std::vector<std::string>& cells) {
  std::string out = "=";
  for (size_t i = 0; i < formula.expression.size(); ++i) {
    const size_t end = formula.expression.find('}', i);
    if (formula.expression[i] != '{' || end == std::string::npos) {
      out += formula.expression[i];
      continue;
    }
    out += cells.at(std::stoul(formula.expression.substr(i + 1, end - i - 1)));
    i = end;
  }
  return out;
}

}  // namespace dudao::cli
