#include <algorithm>

#include "cli/papers/model/paper_context.h"
#include "common/text/decimal.h"

namespace dudao::cli {
namespace {

using text::Decimal;

void AddTo(std::string_view points, Decimal* sum) {
  if (const auto value = Decimal::Parse(points)) *sum = *sum + *value;
}

void Sum(IndicatorGroup* group) {
  Decimal points, given;
  for (const IndicatorRow& row : group->rows) {
    AddTo(row.points, &points);
    AddTo(row.score, &given);
  }
  group->points = points.ToString();
  group->given = given.ToString();
}

std::vector<EvidenceRow> EvidenceOf(
    PaperContext& c, const google::protobuf::RepeatedPtrField<v1::Evidence>& evidence) {
  std::vector<EvidenceRow> out;
  for (const v1::Evidence& e : evidence) out.push_back(c.Evidence(e));
  return out;
}

void SetRange(const v1::IndicatorScore& indicator, IndicatorRow* row) {
  Decimal low, pending;
  AddTo(indicator.score(), &low);
  AddTo(indicator.pending(), &pending);
  row->low = low.ToString();
  row->high = (low + pending).ToString();
}

IndicatorRow Row(PaperContext& c, const v1::IndicatorScore& indicator,
                 const std::vector<FindingRow>& findings) {
  IndicatorRow row;
  row.id = indicator.id();
  row.name = indicator.name();
  row.points = indicator.points();
  row.score = indicator.score();
  row.self = indicator.self_score();
  SetRange(indicator, &row);
  row.status = indicator.status();
  row.status_word = c.Word("status", indicator.status());
  if (!indicator.confidence().empty()) {
    row.confidence_word = c.Word("confidence", indicator.confidence());
  }
  row.reason = c.Masked(indicator.reason());
  row.evidence = EvidenceOf(c, indicator.evidence());
  for (const std::string& missing : indicator.missing()) row.missing.push_back(c.Masked(missing));
  if (const IndicatorFacts* facts = c.FactsOf(indicator.id())) {
    row.responsible = facts->responsible;
    row.evidence_required = facts->evidence;
  }
  for (const uint32_t named : indicator.findings()) {
    if (named >= static_cast<uint32_t>(c.review.findings_size())) continue;
    const std::string& id = c.review.findings(static_cast<int>(named)).id();
    const auto found = std::find_if(findings.begin(), findings.end(),
                                    [&](const FindingRow& f) { return f.id == id; });
    if (found != findings.end()) {
      row.findings.push_back(static_cast<size_t>(found - findings.begin()));
    }
  }
  return row;
}

// The group a row belongs to; indicators come in the order of their framework.
IndicatorGroup& GroupOf(const PaperContext& c, const std::string& indicator, ScoreSheet* sheet) {
  const IndicatorFacts* facts = c.FactsOf(indicator);
  const std::string id = facts == nullptr ? "" : facts->parent;
  for (IndicatorGroup& group : sheet->groups) {
    if (group.id == id) return group;
  }
  const IndicatorFacts* own = c.FactsOf(id);
  IndicatorGroup group;
  group.id = id;
  group.name = own == nullptr ? c.Word("paper", "other_indicators") : own->name;
  sheet->groups.push_back(std::move(group));
  return sheet->groups.back();
}

void AddRaised(PaperContext& c, ScoreSheet* sheet) {
  for (const v1::Bonus& bonus : c.review.score().bonus()) {
    sheet->bonus.push_back(
        {c.Masked(bonus.name()), bonus.points(), "", "", EvidenceOf(c, bonus.evidence())});
  }
  for (const v1::Veto& veto : c.review.score().vetoes()) {
    sheet->vetoes.push_back({veto.id(), "", c.Word("veto", veto.effect()), c.Masked(veto.reason()),
                             EvidenceOf(c, veto.evidence())});
  }
}

}  // namespace

void AddScore(PaperContext& c, Paper* paper) {
  const v1::Score& score = c.review.score();
  ScoreSheet& sheet = paper->score;
  sheet.heading = c.Word("paper", "pre_score");
  sheet.scored = score.scored();
  sheet.why_not = c.Masked(score.not_scored_reason());
  sheet.framework = score.framework();
  sheet.framework_title = c.Word("framework", score.framework());
  sheet.framework_version = score.framework_version();
  sheet.base = score.base();
  sheet.assessed = score.assessed_points();
  sheet.pending = score.pending_points();
  sheet.low = score.low();
  sheet.high = score.high();
  sheet.total = score.total();
  sheet.grade = score.grade();
  sheet.self_total = score.self_score().total();
  sheet.self_base = score.self_score().base();
  sheet.self_bonus = score.self_score().bonus();
  for (const v1::IndicatorScore& indicator : score.indicators()) {
    GroupOf(c, indicator.id(), &sheet).rows.push_back(Row(c, indicator, paper->findings));
  }
  for (IndicatorGroup& group : sheet.groups) Sum(&group);
  AddRaised(c, &sheet);
}

}  // namespace dudao::cli
