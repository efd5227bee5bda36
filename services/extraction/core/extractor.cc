#include "services/extraction/core/extractor.h"

#include <cstdlib>
#include <utility>

#include "common/text/utf.h"
#include "services/extraction/core/citation/citation_finder.h"
#include "services/extraction/core/commitment/commitment_finder.h"
#include "services/extraction/core/date/date_finder.h"
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

v1::Placeholder Blank(Range range, const ReportText& report) {
  v1::Placeholder out;
  text::ToProto(report.Home(range), out.mutable_span());
  out.set_text(report.SourceWords(range));
  return out;
}

v1::Rectification Rectified(Range range, const ReportText& report) {
  v1::Rectification out;
  text::ToProto(report.Home(range), out.mutable_span());
  out.set_text(report.SourceWords(range));
  return out;
}

v1::Date ToDate(const DateMark& mark, const ReportText& report) {
  v1::Date out;
  text::ToProto(report.Home(mark.range), out.mutable_span());
  out.set_text(report.SourceWords(mark.range));
  out.set_iso(mark.iso);
  return out;
}

}  // namespace

struct Extractor::Rules {
  FigureFinder figures;
  CitationRules citations;
  ProblemRules problems;
  CommitmentRules commitments;
  RelationRules relations;
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
  auto rules = std::make_unique<const Rules>(Rules{*std::move(figures), *std::move(citations),
                                                   *std::move(problems), *std::move(commitments),
                                                   *std::move(relations)});
  return std::unique_ptr<const Extractor>(new Extractor(std::move(rules)));
}

v1::Extraction Extractor::Extract(const text::SourceText& source,
                                  const v1::Segmentation& segmentation) const {
  const ReportText report(source, segmentation);
  const auto dates = FindDates(report.marked(), {WritingYear(segmentation.frame())});
  const auto citations = rules_->citations.Find(report.marked(), PlaceOf(segmentation.frame()));
  const auto figures = rules_->figures.Find(report, dates);
  v1::Extraction out;
  out.mutable_quantities()->Reserve(static_cast<int>(figures.size()));
  for (const Figure& f : figures) ToProto(f, report, out.add_quantities());
  for (const DateMark& d : dates) *out.add_dates() = ToDate(d, report);
  for (const CitationMark& c : citations) *out.add_citations() = ToProto(c, report);
  for (const Range& r : FindPlaceholders(report.marked())) *out.add_placeholders() = Blank(r, report);
  for (const ProblemMark& p : rules_->problems.Problems(report))
    *out.add_problems() = ToProto(p, report);
  for (const Range& r : rules_->problems.Rectifications(report))
    *out.add_rectifications() = Rectified(r, report);
  for (const CommitmentMark& c : rules_->commitments.Find(report, dates, citations, figures)) {
    *out.add_commitments() = ToProto(c, report);
  }
  for (v1::Relation& r : rules_->relations.Find(report, figures))
    *out.add_relations() = std::move(r);
  return out;
}

}  // namespace dudao::extraction
