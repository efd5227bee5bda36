#include "services/extraction/core/extractor.h"

#include <cstdlib>
#include <utility>

#include "common/text/utf.h"
#include "services/extraction/core/citation/citation_finder.h"
#include "services/extraction/core/commitment/commitment_finder.h"
#include "services/extraction/core/date/date_finder.h"
#include "services/extraction/core/metric/metric_rules.h"
#include "services/extraction/core/placeholder/placeholder_finder.h"
#include "services/extraction/core/problem/problem_finder.h"
#include "services/extraction/core/quantity/figure_finder.h"
#include "services/extraction/core/relation/relation_finder.h"

namespace dudao::extraction {
namespace {

// The year the report is written in: the evaluation's, else that of publication.
int WritingYear(const v1::Frame& frame) {
  if (frame.has_evaluation_year()) return static_cast<int>(frame.evaluation_year());
  if (frame.has_publish_date()) return std::atoi(frame.publish_date().substr(0, 4).c_str());
  return frame.has_duty_year() ? static_cast<int>(frame.duty_year()) + 1 : 0;
}

ReportingPlace PlaceOf(const v1::Frame& frame) {
  return {text::ToUtf32(frame.region()).value_or(U""), frame.level()};
}

// A mark that is nothing but its words.
template <typename Mark>
Mark* Words(Range range, const ReportText& report, Mark* out) {
  text::ToProto(report.Home(range), out->mutable_span());
  out->set_text(report.SourceWords(range));
  return out;
}

}  // namespace

struct Extractor::Rules {
  FigureFinder figures;
  CitationRules citations;
  ProblemRules problems;
  CommitmentRules commitments;
  RelationRules relations;
  MetricRules metrics;
};

Extractor::Extractor(std::unique_ptr<const Rules> rules) : rules_(std::move(rules)) {}
Extractor::~Extractor() = default;

absl::StatusOr<std::unique_ptr<const Extractor>> Extractor::Create(const text::DataSet& data) {
  auto figures = FigureFinder::Create(data);
  if (!figures.ok()) return figures.status();
  auto citations = CitationRules::Create(data);
  if (!citations.ok()) return citations.status();
  auto problems = ProblemRules::Create(data);
  if (!problems.ok()) return problems.status();
  auto commitments = CommitmentRules::Create(data);
  if (!commitments.ok()) return commitments.status();
  auto relations = RelationRules::Create(data);
  if (!relations.ok()) return relations.status();
  auto metrics = MetricRules::Create(data);
  if (!metrics.ok()) return metrics.status();
  auto rules = std::make_unique<const Rules>(Rules{*std::move(figures), *std::move(citations),
                                                   *std::move(problems), *std::move(commitments),
                                                   *std::move(relations), *std::move(metrics)});
  return std::unique_ptr<const Extractor>(new Extractor(std::move(rules)));
}

void Extractor::Extract(const text::SourceText& source, const v1::Segmentation& segmentation,
                        v1::Extraction* out, Trace* trace) const {
  const ReportText report(source, segmentation, trace);
  const auto dates = FindDates(report.marked(), {WritingYear(segmentation.frame()), &report});
  const auto citations = rules_->citations.Find(report, PlaceOf(segmentation.frame()));
  const auto figures = rules_->figures.Find(report, dates);
  out->mutable_quantities()->Reserve(static_cast<int>(figures.size()));
  for (const Figure& f : figures) ToProto(f, report, out->add_quantities());
  rules_->metrics.Set(report, figures, out->mutable_quantities());
  for (const DateMark& d : dates) Words(d.range, report, out->add_dates())->set_iso(d.iso);
  for (const CitationMark& c : citations) ToProto(c, report, out->add_citations());
  for (const Range& r : FindPlaceholders(report)) Words(r, report, out->add_placeholders());
  for (const ProblemMark& p : rules_->problems.Problems(report))
    ToProto(p, report, out->add_problems());
  for (const Range& r : rules_->problems.Rectifications(report))
    Words(r, report, out->add_rectifications());
  for (const CommitmentMark& c : rules_->commitments.Find(report, dates, citations, figures))
    ToProto(c, report, out->add_commitments());
  rules_->relations.Find(report, figures, out->mutable_relations());
}

}  // namespace dudao::extraction
