#include "services/scoring/core/indicator/indicator_scorer.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "services/scoring/core/indicator/evidence.h"
#include "services/scoring/core/indicator/style.h"

namespace dudao::scoring {
namespace {

using Tests = std::vector<LineTest>;

constexpr int kMostSentences = 5;
constexpr int kShownDigits = 2;

// 99.2%; 8640人÷640人=13.5 of what two figures give.
std::string ValueWords(const ReportView& report, const MetricFigure& figure) {
  if (!figure.second) return FigureWords(report, figure);
  return fmt::format("{}{}{}={}", FigureWords(report, figure), figure.quotient ? "÷" : "－",
                     report.Utf8(report.Figure(*figure.second)),
                     figure.value.lo.Round(kShownDigits).ToString());
}

// 九年义务教育巩固率99.2%，达到标准线（≥95%，教督〔2017〕6号）
std::string WordsOf(const ReportView& report, const LineTest& t) {
  const std::string value = t.figure ? ValueWords(report, *t.figure) : std::string();
  switch (t.outcome) {
    case Outcome::kMet:
      return fmt::format("{}{}，达到标准线（{}，{}）", t.name, value, t.line->Words(),
                         t.line->source);
    case Outcome::kMissed:
      return fmt::format("{}{}，{}标准线（{}，{}），请核实", t.name, value,
                         t.line->op == Op::kAtLeast ? "低于" : "未达到", t.line->Words(),
                         t.line->source);
    case Outcome::kUnclear:
      return fmt::format("{}{}：{}，待核", t.name, value, t.why);
    case Outcome::kSilent:
      return fmt::format("{}报告未述及实际数", t.name);
    case Outcome::kRows:
    case Outcome::kPerson:
      return fmt::format("{}{}", t.name, t.why);
    case Outcome::kNoLine:
      break;
  }
  return {};
}

std::string Joined(const std::vector<std::string>& parts) {
  return fmt::format("{}", fmt::join(parts, "；"));
}

std::string ReasonOf(const ReportView& report, const Tests& tests) {
  std::vector<std::string> parts;
  for (const LineTest& t : tests) {
    if (std::string words = WordsOf(report, t); !words.empty()) parts.push_back(std::move(words));
  }
  return Joined(parts);
}

// Figures first, the lines they were held against decided or not.
void AddFigures(const ReportView& report, const Tests& tests, v1::IndicatorScore* out) {
  for (const LineTest& t : tests) {
    if (t.figure == nullptr) continue;
    const char* rung = t.outcome == Outcome::kMet      ? "consistent"
                       : t.outcome == Outcome::kMissed ? "quantified"
                                                       : "mentioned";
    FigureEvidence(report, t.figure->quantity, rung, out->add_evidence());
    if (t.figure->second) FigureEvidence(report, *t.figure->second, rung, out->add_evidence());
  }
}

bool Overlaps(const v1::IndicatorScore& score, text::Span span) {
  return std::any_of(score.evidence().begin(), score.evidence().end(), [&](const auto& other) {
    return span.Overlaps(text::FromProto(other.span()));
  });
}

void AddSentences(const ReportView& report, const std::vector<uint32_t>& sentences,
                  v1::IndicatorScore* out) {
  int room = kMostSentences;
  for (const std::string_view rung : {"documented", "mentioned"}) {
    for (const uint32_t s : sentences) {
      if (room == 0) return;
      if (RungOfSentence(report, s) != rung) continue;
      if (Overlaps(*out, report.Home(report.sentences()[s].range))) continue;
      SentenceEvidence(report, s, out->add_evidence());
      --room;
    }
  }
}

void AddMissing(const Indicator& indicator, const Tests& tests, v1::IndicatorScore* out) {
  for (const LineTest& t : tests) {
    if (t.outcome == Outcome::kSilent) out->add_missing(fmt::format("{}的本年度实际数", t.name));
    if (t.outcome == Outcome::kRows) out->add_missing(fmt::format("{}的逐校（班）数据", t.name));
  }
  const bool documented = std::any_of(out->evidence().begin(), out->evidence().end(),
                                      [](const auto& e) { return e.rung() == "documented"; });
  if (!documented && !indicator.evidence.empty())
    out->add_missing(fmt::format("佐证材料：{}", fmt::join(indicator.evidence, "；")));
}

Tests InForce(const Tests& tests) {
  Tests out;
  std::copy_if(tests.begin(), tests.end(), std::back_inserter(out),
               [](const LineTest& t) { return t.outcome != Outcome::kNoLine; });
  return out;
}

bool Any(const Tests& tests, Outcome outcome) {
  return std::any_of(tests.begin(), tests.end(),
                     [&](const LineTest& t) { return t.outcome == outcome; });
}

// Whether each line gives its share whatever the others do.
bool IsMean(const Indicator& indicator) {
  return (indicator.style == Style::kRatio || indicator.style == Style::kTier) &&
         indicator.combine == Combine::kMean;
}

// Whether the lines missed leave nothing, whatever the open ones would say: by every style but a
// mean more lines never give more points.
bool AllLost(const Indicator& indicator, const Tests& decided) {
  return !IsMean(indicator) && Any(decided, Outcome::kMissed) &&
         PointsOf(indicator, indicator.points, decided).is_zero();
}

// The tests that give points; empty when none may.
Tests Deciding(const Indicator& indicator, const Tests& tests) {
  Tests decided;
  std::copy_if(tests.begin(), tests.end(), std::back_inserter(decided),
               [](const LineTest& t) { return t.Decided(); });
  if (decided.size() == tests.size()) return decided;
  if (AllLost(indicator, decided)) return decided;
  const bool only_silent = !Any(tests, Outcome::kUnclear) && !Any(tests, Outcome::kRows) &&
                           !Any(tests, Outcome::kPerson);
  return IsMean(indicator) && only_silent ? decided : Tests();
}

// Points that stay open beside the deciding tests: the share of the silent ones.
text::Decimal OpenPoints(const Indicator& indicator, const Tests& deciding, const Tests& tests) {
  if (deciding.size() == tests.size() || AllLost(indicator, deciding)) return text::Decimal(0);
  const auto silent = static_cast<int64_t>(tests.size() - deciding.size());
  return Divide(indicator.points * text::Decimal(silent),
                text::Decimal(static_cast<int64_t>(tests.size())), 2);
}

void Give(const Indicator& indicator, const Tests& deciding, text::Decimal open,
          v1::IndicatorScore* out) {
  const bool met = Any(deciding, Outcome::kMet), missed = Any(deciding, Outcome::kMissed);
  out->set_status(!met ? "unmet" : missed || !open.is_zero() ? "partly" : "met");
  out->set_score(PointsOf(indicator, indicator.points - open, deciding).ToString());
  const bool own = std::all_of(deciding.begin(), deciding.end(),
                               [](const LineTest& t) { return t.figure->own_period; });
  out->set_confidence(own ? "high" : "medium");
}

void LeaveOpen(const Indicator& indicator, const Tests& tests, v1::IndicatorScore* out) {
  const bool silent = out->evidence().empty();
  out->set_status(silent ? "no_evidence" : "needs_review");
  out->set_confidence("low");
  if (silent) {
    out->set_reason(indicator.may_be_absent ? "报告未述及；如本地无此项职责，请人工确认不适用。"
                                            : "报告未述及。");
  } else if (ByPerson(indicator.style) || indicator.lines.empty()) {
    out->set_reason("须人工评定，以下为报告中的相关表述。");
  } else if (tests.empty()) {
    out->set_reason("没有适用于本省、本年度的标准线，须人工评定。");
  }
}

}  // namespace

std::string FigureWords(const ReportView& report, const MetricFigure& figure) {
  const auto& q = report.extraction().quantities(static_cast<int>(figure.quantity));
  // A change against the line's direction: 下降2.35%, where the words of the figure are 2.35%.
  const bool against = q.has_change() && figure.value.hi.is_negative();
  return (!against                           ? ""
          : q.change().direction() == "down" ? "下降"
                                             : "上升") +
         report.Utf8(report.Figure(figure.quantity));
}

text::Decimal ScoreIndicator(const ReportView& report, const Indicator& indicator,
                             const std::vector<uint32_t>& sentences,
                             const std::vector<LineTest>& tests, v1::IndicatorScore* out) {
  text::Decimal pending = indicator.points;
  v1::IndicatorScore& row = *out;
  row.set_id(indicator.id);
  row.set_name(indicator.name);
  row.set_points(indicator.points.ToString());
  const Tests in_force = InForce(tests);
  AddFigures(report, in_force, &row);
  AddSentences(report, sentences, &row);
  const bool by_person = ByPerson(indicator.style) || indicator.needs_rows;
  const Tests deciding = by_person ? Tests() : Deciding(indicator, in_force);
  if (deciding.empty()) {
    LeaveOpen(indicator, in_force, &row);
  } else {
    pending = OpenPoints(indicator, deciding, in_force);
    Give(indicator, deciding, pending, &row);
  }
  if (row.reason().empty()) row.set_reason(ReasonOf(report, in_force) + "。");
  if (!pending.is_zero()) row.set_pending(pending.ToString());
  if (row.has_score() && !pending.is_zero())
    row.set_reason(fmt::format("{}其余{}分待补充数据后评定。", row.reason(), pending.ToString()));
  AddMissing(indicator, in_force, &row);
  return pending;
}

}  // namespace dudao::scoring
