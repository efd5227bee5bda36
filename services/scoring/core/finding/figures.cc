#include <algorithm>

#include "common/text/utf.h"
#include "services/scoring/core/finding/finders.h"
#include "services/scoring/core/report/level.h"

namespace dudao::scoring {
namespace {

using text::Decimal;

const v1::Quantity& Quantity(const FindingContext& c, uint32_t i) {
  return c.report.extraction().quantities(static_cast<int>(i));
}

uint32_t Count(const FindingContext& c) {
  return static_cast<uint32_t>(c.report.extraction().quantities_size());
}

Decimal Value(const v1::Quantity& q) {
  return Decimal::Parse(q.value()).value_or(Decimal::Undefined());
}

bool StartsComparison(const FindingContext& c, std::u32string_view words) {
  const auto& list = c.book.findings.List("comparison");
  return std::any_of(list.begin(), list.end(), [&](const auto& w) { return words.starts_with(w); });
}

// 就业率较上年增长 → the place after 率; npos when no rate word stands before the comparison or it
// is a rate of growth.
size_t EndOfName(const FindingContext& c, std::u32string_view lead_in, std::string_view list) {
  size_t end = std::u32string_view::npos;
  for (const std::u32string& word : c.book.findings.List(list)) {
    const size_t at = lead_in.rfind(word);
    if (at == lead_in.npos || !StartsComparison(c, lead_in.substr(at + word.size()))) continue;
    if (end == lead_in.npos || at + word.size() > end) end = at + word.size();
  }
  return end;
}

// The figure right before `i` in its sentence, nothing but a stop between: 收入8000万元，较上年….
std::optional<uint32_t> FigureBefore(const FindingContext& c, uint32_t i) {
  if (i == 0) return std::nullopt;
  const Range before = c.report.Figure(i - 1), lead_in = c.report.LeadInRange(i);
  if (before.end > lead_in.begin || lead_in.begin - before.end > 1) return std::nullopt;
  if (c.report.SentenceOf(i - 1) != c.report.SentenceAt(lead_in.begin)) return std::nullopt;
  return i - 1;
}

// Words that name what figure `i` says has changed: in its own clause, or those of the figure right
// before it. Empty when neither is of the list.
std::u32string ChangedName(const FindingContext& c, uint32_t i, std::string_view list,
                           std::string_view dimension) {
  const std::u32string_view lead_in = c.report.LeadIn(i);
  const size_t end = EndOfName(c, lead_in, list);
  if (end != lead_in.npos) return std::u32string(lead_in.substr(0, end));
  if (!StartsComparison(c, lead_in)) return {};
  const auto before = FigureBefore(c, i);
  if (!before || Quantity(c, *before).dimension() != dimension || IsChange(c, *before)) return {};
  if (dimension == "money") return std::u32string(c.report.View(FigureInClause(c.report, *before)));
  const std::u32string naming = NamingOf(c.report, *before);
  if (!HasAny(naming, c.book.findings.List(list))) return {};
  const std::u32string_view words = c.report.LeadIn(*before);
  return words.empty() ? naming : std::u32string(words);
}

std::string ChangeWords(const FindingContext& c, uint32_t i, const std::u32string& name) {
  std::u32string words(c.report.View(FigureInClause(c.report, i)));
  if (words.starts_with(name)) words.erase(0, name.size());
  return text::ToUtf8(words);
}

// 到/为/达 at the end of a name belongs to its value.
std::string Trimmed(std::u32string name) {
  while (!name.empty() && (name.back() == U'为' || name.back() == U'达' || name.back() == U'到' ||
                           name.back() == U'是' || name.back() == U'至'))
    name.pop_back();
  while (!name.empty() && (name.front() == U'、' || name.front() == U' ')) name.erase(0, 1);
  return text::ToUtf8(name);
}

bool DigitsOnly(std::u32string_view words) {
  const auto digits = std::count_if(words.begin(), words.end(),
                                    [](char32_t ch) { return ch >= U'0' && ch <= U'9'; });
  return digits >= 7 && words.find_first_of(U",.万亿") == words.npos;
}

bool Exceeds(const FindingContext& c, uint32_t i, Decimal value, const Plausible& row) {
  const v1::Quantity& q = Quantity(c, i);
  if (row.level != c.frame.level() || !(value > row.most)) return false;
  if (std::find(row.units.begin(), row.units.end(), q.unit()) == row.units.end()) return false;
  const Range figure = c.report.Figure(i);
  if (row.digits_only && !DigitsOnly(c.report.View(figure))) return false;
  constexpr uint32_t kAfter = 6;  // 1.2万名|班主任津贴
  const auto end =
      std::min<uint32_t>(figure.end + kAfter, static_cast<uint32_t>(c.report.view().size()));
  std::u32string words = NamingOf(c.report, i);
  words.append(c.report.View({figure.end, end}));
  if (HasAny(words, row.none)) return false;
  return row.subjects.empty() || HasAny(words, row.subjects);
}

// 入学率达到98.5人: a rate is no count, no money and no area. 学生资助覆盖率惠及1200人 says more
// than the rate.
bool IsRateWithUnit(const FindingContext& c, uint32_t i) {
  const v1::Quantity& q = Quantity(c, i);
  const std::string& d = q.dimension();
  // 普及率86.5部/百人 is a rate of its own.
  if (q.unit().empty() || q.unit().find('/') != std::string::npos || q.has_change() ||
      (d != "count" && d != "money" && d != "area")) {
    return false;
  }
  std::u32string_view words = c.report.LeadIn(i);
  while (!words.empty() && std::u32string_view(U"达到为是约近").find(words.back()) != words.npos) {
    words.remove_suffix(1);
  }
  const auto ends = [&](std::string_view list) {
    const auto& rates = c.book.findings.List(list);
    return std::any_of(rates.begin(), rates.end(), [&](const std::u32string& rate) {
      return rate.ends_with(U"率") && words.ends_with(rate);
    });
  };
  return ends("share_rate") || ends("inflow_rate");
}

// Whether a fact of the same subject and unit stands anywhere, or any fact of its unit in the same
// sentence: 计划新增学位1000个,实际新增1200个.
bool HasFact(const FindingContext& c, uint32_t target) {
  const v1::Quantity& t = Quantity(c, target);
  for (uint32_t i = 0; i < Count(c); ++i) {
    const v1::Quantity& q = Quantity(c, i);
    if (q.modality() != "fact" || q.unit() != t.unit()) continue;
    if (c.report.SentenceOf(i) == c.report.SentenceOf(target)) return true;
    if (!t.subject().empty() && q.subject() == t.subject() && q.head() == t.head()) return true;
  }
  return false;
}

// The year the figure states; 0 when it states none.
uint32_t StatedYear(const v1::Quantity& q) {
  if (q.period_source() != "stated" || q.period().size() != 4) return 0;
  uint32_t year = 0;
  for (const char digit : q.period()) {
    if (digit < '0' || digit > '9') return 0;
    year = year * 10 + static_cast<uint32_t>(digit - '0');
  }
  return year;
}

}  // namespace

// 就业率为92%，较2019年增长3.5%: points, or a rate of growth?
Found PercentForPoint(const FindingContext& c) {
  Found out;
  for (uint32_t i = 0; i < Count(c); ++i) {
    const v1::Quantity& q = Quantity(c, i);
    if (q.dimension() != "percent" || q.modality() != "fact" || !IsChange(c, i)) continue;
    const std::u32string name = ChangedName(c, i, "rate", "percent");
    if (name.empty() || HasAny(name, c.book.findings.List("not_rate"))) continue;
    out.push_back({"",
                   {Trimmed(name), ChangeWords(c, i, name)},
                   {c.report.Home(FigureInClause(c.report, i))}});
  }
  return out;
}

// 财政收入8000万元，较上年增长3个百分点.
Found PointForPercent(const FindingContext& c) {
  Found out;
  for (uint32_t i = 0; i < Count(c); ++i) {
    const v1::Quantity& q = Quantity(c, i);
    if (q.dimension() != "percentage_point" || q.modality() != "fact") continue;
    const std::u32string name = ChangedName(c, i, "money_noun", "money");
    if (name.empty() || HasAny(name, c.book.findings.List("rate")) ||
        HasAny(name, c.book.findings.List("not_rate")))
      continue;
    out.push_back({"",
                   {Trimmed(name), ChangeWords(c, i, name)},
                   {c.report.Home(FigureInClause(c.report, i))}});
  }
  return out;
}

// 500/人元: the unit is out of order; 入学率98.5人: it is none a rate can have.
Found UnitImpossible(const FindingContext& c) {
  Found out;
  for (uint32_t i = 0; i < Count(c); ++i) {
    if (!Quantity(c, i).unit().starts_with("/") && !IsRateWithUnit(c, i)) continue;
    const Range figure = c.report.Figure(i);
    out.push_back({"", {c.report.Utf8(figure)}, {c.report.Home(figure)}});
  }
  return out;
}

// 小学净入学率达到100.3%; 巩固率101% may be children who moved in.
Found PercentOver100(const FindingContext& c) {
  Found out;
  for (uint32_t i = 0; i < Count(c); ++i) {
    const v1::Quantity& q = Quantity(c, i);
    if (q.dimension() != "percent" || q.modality() != "fact") continue;
    if (!(Value(q) > Decimal(100)) || IsChange(c, i)) continue;
    const std::u32string naming = NamingOf(c.report, i);
    if (HasAny(naming, c.book.findings.List("may_exceed_100"))) continue;
    const bool inflow = HasAny(naming, c.book.findings.List("inflow_rate"));
    if (!inflow && !HasAny(naming, c.book.findings.List("share_rate"))) continue;
    const std::string name =
        q.subject().empty() ? Trimmed(std::u32string(c.report.LeadIn(i))) : q.subject();
    out.push_back({inflow ? "inflow" : "",
                   {name, c.report.Utf8(c.report.Figure(i))},
                   {c.report.Home(FigureInClause(c.report, i))}});
  }
  return out;
}

// 2020年力争新增学位1200个, in a report on 2020 that never says how many were added.
Found TargetAsFact(const FindingContext& c) {
  Found out;
  size_t tried = 0;
  constexpr size_t kMostTried = 40;  // each looks through all figures of the report
  for (uint32_t i = 0; i < Count(c) && tried < kMostTried; ++i) {
    const v1::Quantity& q = Quantity(c, i);
    const uint32_t year = StatedYear(q);
    if (q.modality() != "target" || year == 0 || year > c.frame.duty_year()) continue;
    const Paragraph& p = c.report.ParagraphOf(c.report.sentences()[c.report.SentenceOf(i)]);
    if (p.role != "self_check" && p.role != "results") continue;
    ++tried;
    if (q.subject().empty() || HasFact(c, i)) continue;
    out.push_back({"",
                   {q.head().empty() ? q.subject() : q.subject() + q.head(),
                    c.report.Utf8(c.report.Figure(i)), std::to_string(year)},
                   {c.report.Home(FigureInClause(c.report, i))}});
  }
  return out;
}

// 结对共建学校8805210名学生: two numbers run together.
Found DigitsJoined(const FindingContext& c) {
  Found out;
  const auto& rows = c.book.findings.plausible();
  for (uint32_t i = 0; i < Count(c); ++i) {
    const v1::Quantity& q = Quantity(c, i);
    if (q.dimension() != "count" || q.modality() != "fact") continue;
    const Decimal value = Value(q);
    if (!(value > c.book.findings.least_implausible())) continue;
    const auto row = std::find_if(rows.begin(), rows.end(),
                                  [&](const Plausible& p) { return Exceeds(c, i, value, p); });
    if (row == rows.end()) continue;
    const Range figure = c.report.Figure(i);
    const std::string subject = q.subject().empty() ? q.unit() : q.subject();
    out.push_back({row->digits_only ? "" : "scale",
                   {c.report.Utf8(figure), subject, std::string(LevelWord(row->level))},
                   {c.report.Home(figure)}});
  }
  return out;
}

}  // namespace dudao::scoring
