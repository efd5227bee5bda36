#include <map>
#include <set>
#include <unordered_map>

#include "services/scoring/core/finding/finders.h"

namespace dudao::scoring {
namespace {

using text::Decimal;

std::vector<text::Span> MemberSpans(const v1::Extraction& marks, const v1::Relation& r) {
  std::vector<text::Span> out;
  for (const uint32_t m : r.members()) {
    if (m < static_cast<uint32_t>(marks.quantities_size()))
      out.push_back(text::FromProto(marks.quantities(static_cast<int>(m)).span()));
  }
  return out;
}

// The bare sum: the verdict is the wording's to say.
std::string SumOf(std::string_view explanation) {
  for (const std::string_view tail : {"。", "，请核实", "，不一致"}) {
    if (explanation.ends_with(tail)) explanation.remove_suffix(tail.size());
  }
  return std::string(explanation);
}

// Relations that were raised, by their figures: one fact, one ask.
class RaisedFigures {
 public:
  // Whether a relation raised before shares two figures with `r`; else `r` is raised now.
  bool Knows(const v1::Relation& r) {
    std::map<size_t, size_t> shared;
    for (const uint32_t m : Members(r)) {
      for (const size_t other : by_figure_[m]) {
        if (++shared[other] >= 2) return true;
      }
    }
    for (const uint32_t m : Members(r)) by_figure_[m].push_back(count_);
    ++count_;
    return false;
  }

 private:
  static std::set<uint32_t> Members(const v1::Relation& r) {
    return {r.members().begin(), r.members().end()};
  }

  std::unordered_map<uint32_t, std::vector<size_t>> by_figure_;
  size_t count_ = 0;
};

// Violated relations of a kind (repeat or not); of two that share two figures only the first is
// raised.
Found Violated(const FindingContext& c, bool repeats) {
  const v1::Extraction& marks = c.report.extraction();
  Found out;
  RaisedFigures raised;
  for (int i = 0; i < marks.relations_size(); ++i) {
    const v1::Relation& r = marks.relations(i);
    if (r.verdict() != "violated" || (r.kind() == "repeat") != repeats) continue;
    std::vector<text::Span> spans = MemberSpans(marks, r);
    if (spans.empty() || raised.Knows(r)) continue;
    out.push_back({"",
                   {SumOf(r.explanation()), c.report.source().Utf8(spans[0])},
                   std::move(spans),
                   "",
                   static_cast<uint32_t>(i)});
  }
  return out;
}

struct Sum {
  Decimal total, parts;
  size_t count = 0;
};

// In the scale the total is written in: 442万人, not 4420000人.
std::string Shown(Decimal value, const v1::Quantity& total) {
  if (total.text().find("亿") != std::string::npos)
    return value.Shift(-8).ToString() + "亿" + total.unit();
  if (total.text().find("万") != std::string::npos)
    return value.Shift(-4).ToString() + "万" + total.unit();
  return value.ToString() + total.unit();
}

// Whether a paragraph is the row of a table.
bool IsRow(const FindingContext& c, uint32_t paragraph) {
  return Has(c.report.View(c.report.paragraphs()[paragraph].range), U"\t");
}

// Total and parts written out exactly, in one unit and one paragraph or one table; nothing else is
// held against a report.
std::optional<Sum> PlainSum(const FindingContext& c, const v1::Relation& r) {
  const v1::Extraction& marks = c.report.extraction();
  Sum out;
  uint32_t paragraph = 0;
  for (int m = 0; m < r.members_size(); ++m) {
    if (r.members(m) >= static_cast<uint32_t>(marks.quantities_size())) return std::nullopt;
    const v1::Quantity& q = marks.quantities(static_cast<int>(r.members(m)));
    const auto value = Decimal::Parse(q.value());
    const uint32_t place = c.report.SentenceOf(r.members(m));
    const uint32_t own = c.report.sentences()[place].paragraph;
    if (m == 0) paragraph = own;
    const std::string& unit = marks.quantities(static_cast<int>(r.members(0))).unit();
    const bool one_table = r.binding() == "stated" && IsRow(c, own) && IsRow(c, paragraph);
    const bool near = own == paragraph || one_table;
    if (!value || q.bound() != "exact" || q.unit() != unit || !near) return std::nullopt;
    (m == 0 ? out.total : out.parts) = (m == 0 ? *value : out.parts + *value);
    out.count += m > 0;
  }
  return out;
}

}  // namespace

// 2019年投入8200万元，2020年投入8610万元，增长4%: 应为5%.
Found ArithmeticViolated(const FindingContext& c) { return Violated(c, /*repeats=*/false); }

// 全县教师3120人 in one place, 3210人 in another.
Found TwoValues(const FindingContext& c) { return Violated(c, /*repeats=*/true); }

// 教职工1642人，其中小学教师800人、初中教师400人、高中教师290人: 152 are not said.
Found PartsShort(const FindingContext& c) {
  const v1::Extraction& marks = c.report.extraction();
  Found out;
  if (c.report.sentences().empty()) return out;
  for (int i = 0; i < marks.relations_size(); ++i) {
    const v1::Relation& r = marks.relations(i);
    if (r.kind() != "sum" || r.verdict() != "undetermined" || r.members_size() < 3) continue;
    const auto sum = PlainSum(c, r);
    // Parts that make less than half are likelier of another whole than short of this one.
    if (!sum || sum->parts >= sum->total || sum->parts + sum->parts < sum->total) continue;
    const v1::Quantity& total = marks.quantities(static_cast<int>(r.members(0)));
    const Decimal gap = sum->total - sum->parts;
    const bool near = sum->count >= 3 && gap * Decimal(10) <= sum->total;
    out.push_back({near ? "near" : "",
                   {Shown(sum->total, total), Shown(sum->parts, total), Shown(gap, total)},
                   MemberSpans(marks, r),
                   "",
                   static_cast<uint32_t>(i)});
  }
  return out;
}

}  // namespace dudao::scoring
