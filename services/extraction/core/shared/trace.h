// Which rules fired, what words they bound, and why a candidate was refused: what `dudao explain`
// shows. Nothing is written down unless somebody asked: rules note through ReportText, whose trace
// is null on every other path.
//
//   Trace trace;
//   extractor.Extract(source, segmentation, &extraction, &trace);
//   trace[0].rule;   // "bound.before"
//
// A rule's name is stable: "<kind of mark>.<rule>", in lower case: quantity.unit, refused.rank,
// sum.among.
#ifndef DUDAO_SERVICES_EXTRACTION_CORE_SHARED_TRACE_H_
#define DUDAO_SERVICES_EXTRACTION_CORE_SHARED_TRACE_H_

#include <string>
#include <string_view>
#include <vector>

#include "common/text/span.h"

namespace dudao::extraction {

struct TraceNote {
  enum class Kind {
    kFired,    // the rule made or filled the mark
    kRefused,  // the rule is why there is no mark
  };

  Kind kind = Kind::kFired;
  std::string_view rule;  // a literal
  text::Span mark;        // of the mark, or of the candidate that was refused; in the source
  text::Span words;       // what the rule went by; empty when it is the mark itself
  std::string detail;     // more about it, for people; often empty
};

// In the order in which the rules spoke.
using Trace = std::vector<TraceNote>;

}  // namespace dudao::extraction

#endif  // DUDAO_SERVICES_EXTRACTION_CORE_SHARED_TRACE_H_
