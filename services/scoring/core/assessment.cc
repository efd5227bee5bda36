#include "services/scoring/core/assessment.h"

#include <fmt/format.h>

#include <charconv>
#include <utility>
#include <vector>

#include "services/scoring/core/finding/finding.h"
#include "services/scoring/core/indicator/derived_figure.h"
#include "services/scoring/core/indicator/evidence.h"
#include "services/scoring/core/indicator/indicator_scorer.h"
#include "services/scoring/core/indicator/veto.h"
#include "services/scoring/core/report/level.h"
#include "services/scoring/core/self_score.h"
#include "services/scoring/core/self_score_table.h"

namespace dudao::scoring {
namespace {

using text::Decimal;

struct Chosen {
  const Framework* framework = nullptr;
  bool named = false;
  // Whether it is of another level than the report.
  bool mismatch = false;
};

Chosen ChooseFramework(const Frameworks& frameworks, const v1::Frame& frame,
                       const std::string& named) {
  const bool level_known = frame.has_level() && !frame.level().empty();
  Chosen out;
  out.named = !named.empty();
  out.framework = out.named     ? frameworks.Find(named)
                  : level_known ? frameworks.DefaultFor(frame.level())
                                : nullptr;
  if (out.framework == nullptr) out.framework = &frameworks.all().front();
  out.mismatch = level_known && out.framework->level != frame.level();
  return out;
}

std::string MismatchReason(const Frameworks& frameworks, const Chosen& chosen,
                           const v1::Frame& frame) {
  const Framework* fit = frameworks.DefaultFor(frame.level());
  return fmt::format(
      "指标体系“{}”适用于{}，本报告为{}，不作预评。{}", chosen.framework->title,
      LevelWord(chosen.framework->level), LevelWord(frame.level()),
      fit != nullptr ? fmt::format("请改用“{}”（{}），或核实报告单位的层级。", fit->id, fit->title)
                     : std::string("请指定适用于该层级的指标体系。"));
}

// Why the document is not scored; empty when it is.
std::string NotScoredReason(const Frameworks& frameworks, const Chosen& chosen,
                            const v1::Frame& frame) {
  if (frame.doc_kind() != "self_report") {
    return fmt::format("本文属{}，不是履行教育职责自查自评报告，不作预评。请报送自查自评报告。",
                       DocKindWord(frame.doc_kind()));
  }
  if (frame.cut_off()) return "正文在最后一节中断，报告不完整，不作预评。请报送完整的报告全文。";
  if (chosen.mismatch) return MismatchReason(frameworks, chosen, frame);
  return {};
}

// `pending`: points of all rows still open.
void AddUp(Decimal pending, v1::Score* score) {
  Decimal base(0), low(0);
  for (const v1::IndicatorScore& row : score->indicators()) {
    base = base + *Decimal::Parse(row.points());
    if (row.has_score()) low = low + *Decimal::Parse(row.score());
  }
  score->set_base(base.ToString());
  score->set_assessed_points((base - pending).ToString());
  score->set_pending_points(pending.ToString());
  score->set_low(low.ToString());
  score->set_high((low + pending).ToString());
}

// A bonus is applied for and proved by people: the machine lists the passages that claim one.
void AddBonus(const ReportView& report, const Indicator& indicator,
              const std::vector<uint32_t>& sentences, v1::Score* score) {
  v1::Bonus bonus;
  for (uint32_t s = 0; s < report.sentences().size(); ++s) {
    const Paragraph& p = report.ParagraphOf(report.sentences()[s]);
    if (p.role == "bonus" && !p.is_heading) SentenceEvidence(report, s, bonus.add_evidence());
  }
  for (const uint32_t s : sentences) {
    if (report.ParagraphOf(report.sentences()[s]).role != "bonus")
      SentenceEvidence(report, s, bonus.add_evidence());
  }
  if (bonus.evidence_size() == 0) return;
  bonus.set_name(indicator.name);
  bonus.set_points(indicator.cap.ToString());
  *score->add_bonus() = std::move(bonus);
}

// `figures` with what two of them give.
std::vector<MetricFigure> WithDerived(const RuleBook& book,
                                      const std::vector<MetricFigure>& figures) {
  std::vector<MetricFigure> out = figures;
  for (MetricFigure& derived : DeriveFigures(book.derivations, figures))
    out.push_back(std::move(derived));
  return out;
}

void AddRows(const ReportView& report, const Framework& framework, const Place& place,
             const std::vector<MetricFigure>& figures, v1::Score* score) {
  const auto sentences = MapSentences(report, framework);
  Decimal pending(0);
  for (size_t i = 0; i < framework.indicators.size(); ++i) {
    const Indicator& indicator = framework.indicators[i];
    if (indicator.style == Style::kBonus) {
      AddBonus(report, indicator, sentences[i], score);
      continue;
    }
    const auto tests = TestLines(indicator.groups, place, figures);
    pending =
        pending + ScoreIndicator(report, indicator, sentences[i], tests, score->add_indicators());
  }
  AddUp(pending, score);
}

// Indexes of the findings that bear on each indicator.
void LinkFindings(v1::Review* review) {
  for (int f = 0; f < review->findings_size(); ++f) {
    if (review->findings(f).indicator().empty()) continue;
    for (v1::IndicatorScore& row : *review->mutable_score()->mutable_indicators()) {
      if (review->findings(f).indicator() == row.id()) row.add_findings(static_cast<uint32_t>(f));
    }
  }
}

// 2019-09-23 → 2018: a report speaks of the year before it was published, or of that year, and the
// lines of the one are those of the other but at a turn.
std::optional<int> YearBefore(std::string_view iso_date) {
  int year = 0;
  if (iso_date.size() < 4) return std::nullopt;
  const auto [end, error] = std::from_chars(iso_date.data(), iso_date.data() + 4, year);
  if (error != std::errc() || end != iso_date.data() + 4) return std::nullopt;
  return year - 1;
}

std::optional<int> Year(bool has, uint32_t year) {
  if (!has) return std::nullopt;
  return static_cast<int>(year);
}

}  // namespace

Place PlaceOf(const LineTable& lines, const v1::Frame& frame, const v1::FrameOverrides& overrides) {
  Place place;
  const auto province = overrides.has_province() ? lines.ProvinceNamed(overrides.province())
                                                 : lines.ProvinceOf(frame.division_code());
  if (province) {
    place.province = province->name;
    place.group = province->group;
  }
  place.years.duty = Year(frame.has_duty_year(), frame.duty_year());
  place.years.evaluation = Year(frame.has_evaluation_year(), frame.evaluation_year());
  // Every province evaluates the duties of the year before.
  if (!place.years.duty && place.years.evaluation) place.years.duty = *place.years.evaluation - 1;
  if (!place.years.duty) place.years.duty = YearBefore(frame.publish_date());
  return place;
}

void Assess(const RuleBook& book, const text::SourceText& source,
            const v1::Segmentation& segmentation, const v1::Extraction& extraction,
            const v1::ReviewOptions& options, v1::Review* review) {
  const v1::Frame& frame = segmentation.frame();
  const ReportView report(source, segmentation, extraction, book.vocabulary);
  const Place place = PlaceOf(book.lines, frame, options.overrides());
  const Chosen chosen = ChooseFramework(book.frameworks, frame, options.framework());
  const auto figures = MapFigures(report, book.metrics, place.years);
  v1::Score* score = review->mutable_score();
  score->set_framework(chosen.framework->id);
  score->set_framework_version(chosen.framework->version);
  const std::string reason = NotScoredReason(book.frameworks, chosen, frame);
  score->set_scored(reason.empty());
  if (reason.empty()) {
    AddRows(report, *chosen.framework, place, WithDerived(book, figures), score);
    RaiseVetoes(report, *chosen.framework, place.years, score->mutable_vetoes());
  } else {
    score->set_not_scored_reason(reason);
  }
  ReadSelfScore(report, score);
  ReadSelfScoreTable(report, score);
  const FindingContext context{report,
                               frame,
                               book,
                               *chosen.framework,
                               place,
                               figures,
                               score->indicators(),
                               chosen.named,
                               score->self_score(),
                               options.beyond()};
  FindAll(context, review->mutable_findings());
  LinkFindings(review);
}

}  // namespace dudao::scoring
