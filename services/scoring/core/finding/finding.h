// Findings: one code, one function that returns what it raises; wording is data.
//
//   FindAll(context, review.mutable_findings());
#ifndef DUDAO_SERVICES_SCORING_CORE_FINDING_FINDING_H_
#define DUDAO_SERVICES_SCORING_CORE_FINDING_FINDING_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/span.h"
#include "dudao/v1/document.pb.h"
#include "dudao/v1/review.pb.h"
#include "services/scoring/core/indicator/line_test.h"
#include "services/scoring/core/report/report_view.h"
#include "services/scoring/core/rules/rule_book.h"

namespace dudao::scoring {

// All that finders read.
struct FindingContext {
  const ReportView& report;
  const v1::Frame& frame;
  const RuleBook& book;
  const Framework& framework;
  const Place& place;
  const std::vector<MetricFigure>& figures;
  // Score sheet rows, in framework order; empty when the document is not scored.
  const google::protobuf::RepeatedPtrField<v1::IndicatorScore>& rows;
  // Whether a person named the framework.
  bool framework_named = false;
  // The report's own score of itself.
  const v1::SelfScore& self_score = v1::SelfScore::default_instance();
  // What other reports and statistics say.
  const v1::Beyond& beyond = v1::Beyond::default_instance();
};

// Something seen, before it is worded.
struct Raised {
  std::string_view variant;  // of the code's wording
  std::vector<std::string> arguments;
  std::vector<text::Span> spans;
  std::string indicator;             // id, or empty
  std::optional<uint32_t> relation;  // index
  const Line* line = nullptr;        // it rests on
};

using Finder = std::vector<Raised> (*)(const FindingContext&);

// Every finding of the report, worded, located and with its id: those of the whole document first,
// then in text order.
void FindAll(const FindingContext& context, google::protobuf::RepeatedPtrField<v1::Finding>* out);

// Codes and their functions, in the order they are asked.
struct NamedFinder {
  std::string_view code;
  Finder find;
};
const std::vector<NamedFinder>& AllFinders();

}  // namespace dudao::scoring

#endif  // DUDAO_SERVICES_SCORING_CORE_FINDING_FINDING_H_
