// Hand-made marks for scoring tests: paragraphs with roles, figures found by their words.
//
//   ReportBuilder b;
//   b.Heading("一、履职情况", "self_check");
//   b.Paragraph("九年义务教育巩固率99.2%。");
//   b.Figure("99.2%", "99.2", "%", "percent");
//   v1::Review review = b.Review(scorer);
#ifndef DUDAO_TESTS_UNIT_SERVICES_SCORING_CORE_REPORT_BUILDER_H_
#define DUDAO_TESTS_UNIT_SERVICES_SCORING_CORE_REPORT_BUILDER_H_

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "common/config/data_dir.h"
#include "common/metrics/metric_table.h"
#include "common/text/source_text.h"
#include "common/text/utf.h"
#include "services/scoring/core/scorer.h"

namespace dudao::scoring {

inline const Scorer& ShippedScorer() {
  static const auto& scorer = *new std::unique_ptr<const Scorer>([] {
    auto data = ReadDataDir(DUDAO_SOURCE_DIR "/data");
    EXPECT_TRUE(data.ok()) << data.status();
    auto made = Scorer::Create(*data);
    EXPECT_TRUE(made.ok()) << made.status();
    return *std::move(made);
  }());
  return *scorer;
}

class ReportBuilder {
 public:
  ReportBuilder() {
    v1::Frame* frame = segmentation_.mutable_frame();
    frame->set_doc_kind("self_report");
    frame->set_level("county");
    frame->set_evaluation_year(2021);
    frame->set_duty_year(2020);
    frame->set_has_addressee(true);
    frame->set_has_signoff_date(true);
    Paragraph("云岭县人民政府履行教育职责自评报告")->set_is_frame(true);
  }

  v1::Frame* frame() { return segmentation_.mutable_frame(); }
  v1::Extraction* marks() { return &extraction_; }
  v1::Segmentation* segmentation() { return &segmentation_; }

  void Heading(const std::string& words, const std::string& role) {
    v1::Heading* h = segmentation_.add_headings();
    role_ = role;
    v1::Paragraph* p = Paragraph(words);
    p->set_is_heading(true);
    *h->mutable_span() = p->span();
    h->set_text(words);
    h->set_level(1);
    h->set_style("一、");
    h->set_role(role);
  }

  v1::Paragraph* Paragraph(const std::string& words) {
    v1::Paragraph* p = segmentation_.add_paragraphs();
    p->mutable_span()->set_begin(static_cast<uint32_t>(text_.size()));
    text_ += text::U32(words);
    p->mutable_span()->set_end(static_cast<uint32_t>(text_.size()));
    text_ += U'\n';
    p->set_role(role_);
    if (segmentation_.headings_size() > 0)
      p->set_heading(static_cast<uint32_t>(segmentation_.headings_size() - 1));
    return p;
  }

  // The next place of `words` after the last figure.
  v1::Quantity* Figure(const std::string& words, const std::string& value, const std::string& unit,
                       const std::string& dimension) {
    v1::Quantity* q = extraction_.add_quantities();
    *q->mutable_span() = Find(words);
    q->set_text(words);
    q->set_value(value);
    q->set_precision("0.005");
    q->set_unit(unit);
    q->set_dimension(dimension);
    q->set_bound("exact");
    q->set_modality("fact");
    return q;
  }
  // `metric` as extraction would have set it, of the whole area; none when empty.
  v1::Quantity* Percent(const std::string& value, const std::string& metric = "") {
    v1::Quantity* q = Figure(value + "%", value, "%", "percent");
    if (!metric.empty()) Measures(metric, q);
    return q;
  }
  static void Measures(const std::string& metric, v1::Quantity* q) {
    static const auto& table = *new metrics::MetricTable(
        *metrics::MetricTable::Create(*ReadDataDir(DUDAO_SOURCE_DIR "/data")));
    const auto index = table.ById(metric);
    ASSERT_TRUE(index) << metric;
    q->set_metric(metric);
    q->set_scope("area");
    const std::string& stage = table.metrics()[*index].own_stage;
    if (!stage.empty()) q->set_stage(stage);
  }

  v1::Span Find(const std::string& words) {
    const std::u32string wanted = text::U32(words);
    const size_t at = text_.find(wanted, from_);
    EXPECT_NE(at, text_.npos) << words;
    from_ = at + wanted.size();
    v1::Span span;
    span.set_begin(static_cast<uint32_t>(at));
    span.set_end(static_cast<uint32_t>(from_));
    return span;
  }

  v1::Review Review(const v1::ReviewOptions& options = {}) const {
    v1::Document document;
    document.set_source_name("云岭县.txt");
    auto review = ShippedScorer().Score(document, text::SourceText(text_), segmentation_,
                                        extraction_, options);
    EXPECT_TRUE(review.ok()) << review.status();
    return review.ok() ? *std::move(review) : v1::Review();
  }

  std::string Slice(const v1::Span& span) const {
    return text::SourceText(text_).Utf8(text::FromProto(span));
  }

 private:
  std::u32string text_;
  std::string role_;
  size_t from_ = 0;
  v1::Segmentation segmentation_;
  v1::Extraction extraction_;
};

inline v1::IndicatorScore Row(const v1::Review& review, const std::string& id) {
  for (const v1::IndicatorScore& row : review.score().indicators()) {
    if (row.id() == id) return row;
  }
  ADD_FAILURE() << "no row " << id;
  return {};
}

inline std::vector<v1::Finding> Findings(const v1::Review& review, const std::string& code) {
  std::vector<v1::Finding> out;
  for (const v1::Finding& f : review.findings()) {
    if (f.code() == code) out.push_back(f);
  }
  return out;
}

}  // namespace dudao::scoring

#endif  // DUDAO_TESTS_UNIT_SERVICES_SCORING_CORE_REPORT_BUILDER_H_
