// A review made in a test around an invented text: marks are named by their words.
//
//   ReviewBuilder made("全县小学12所。");
//   made.Quantity("12所");
//   made.Finding("arithmetic_violated", "error", {"12所"});
//   made.review
#ifndef DUDAO_TESTS_SUPPORT_REVIEW_BUILDER_H_
#define DUDAO_TESTS_SUPPORT_REVIEW_BUILDER_H_

#include <cstdlib>
#include <string>
#include <vector>

#include "common/text/utf.h"
#include "dudao/v1/review.pb.h"

namespace dudao::test {

class ReviewBuilder {
 public:
  explicit ReviewBuilder(std::string words) : text(std::move(words)), source_(text::U32(text)) {
    review.mutable_document()->set_title("云岭县自评报告");
    review.mutable_document()->mutable_body()->set_end(static_cast<uint32_t>(source_.size()));
  }

  // Where `words` stand first; ends the test program when they do not.
  v1::Span At(const std::string& words) const {
    const std::u32string sought = text::U32(words);
    const size_t at = source_.find(sought);
    if (at == source_.npos) std::abort();
    v1::Span out;
    out.set_begin(static_cast<uint32_t>(at));
    out.set_end(static_cast<uint32_t>(at + sought.size()));
    return out;
  }

  uint32_t Quantity(const std::string& words, const std::string& value, const std::string& unit) {
    v1::Quantity& q = *review.add_quantities();
    *q.mutable_span() = At(words);
    q.set_text(words);
    q.set_value(value);
    q.set_unit(unit);
    return static_cast<uint32_t>(review.quantities_size() - 1);
  }

  v1::Relation& Relation(const std::string& verdict, const std::vector<uint32_t>& members) {
    v1::Relation& r = *review.add_relations();
    r.set_kind("sum");
    r.set_verdict(verdict);
    r.mutable_members()->Add(members.begin(), members.end());
    return r;
  }

  v1::Finding& Finding(const std::string& code, const std::string& severity,
                       const std::vector<std::string>& words) {
    v1::Finding& f = *review.add_findings();
    f.set_id(code + std::to_string(review.findings_size()));
    f.set_code(code);
    f.set_severity(severity);
    f.set_audience("place");
    f.set_message("所见" + std::to_string(review.findings_size()));
    for (const std::string& w : words) *f.add_spans() = At(w);
    return f;
  }

  v1::Heading& Heading(const std::string& words) {
    v1::Heading& h = *review.add_headings();
    *h.mutable_span() = At(words);
    h.set_text(words);
    h.set_level(1);
    return h;
  }

  v1::IndicatorScore& Indicator(const std::string& id, const std::string& status) {
    v1::Score& score = *review.mutable_score();
    score.set_framework("default-county");
    v1::IndicatorScore& i = *score.add_indicators();
    i.set_id(id);
    i.set_name("指标" + id);
    i.set_points("4");
    i.set_status(status);
    return i;
  }

  const std::string text;
  v1::Review review;

 private:
  const std::u32string source_;
};

}  // namespace dudao::test

#endif  // DUDAO_TESTS_SUPPORT_REVIEW_BUILDER_H_
