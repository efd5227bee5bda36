// Where something stands, as an officer says it.
//
//   LocationOf(segmentation, span)   // 二、(一)2. 第4)项
#ifndef DUDAO_SERVICES_SCORING_CORE_REPORT_LOCATION_H_
#define DUDAO_SERVICES_SCORING_CORE_REPORT_LOCATION_H_

#include <string>
#include <string_view>
#include <vector>

#include "common/text/span.h"
#include "dudao/v1/document.pb.h"
#include "dudao/v1/segmentation.pb.h"

namespace dudao::scoring {

// Numbers of the headings around `at`, outermost first, then the numbered item it stands in. 标题,
// 正文开头 or 网页信息 where there is none.
std::string LocationOf(const v1::Segmentation& segmentation, text::Span at);

// The same with the page it stands on, for formats that have pages: 第3页 二、(一)2.
std::string OnPage(const v1::Document& document, text::Span at, const std::string& location);

// The number a heading opens with (二、 or (一)), or its words when it has none.
std::string HeadingNumber(const v1::Heading& heading);

// For many places of one text: each heading is worded once. `segmentation` must outlive it.
class Locator {
 public:
  explicit Locator(const v1::Segmentation& segmentation);

  // As the function of the name.
  std::string LocationOf(text::Span at);
  // Words of the headings around `at`, outermost first: the part of a finding's id that survives
  // another numbering of pages and lines. Good until the locator goes.
  std::vector<std::string_view> HeadingPath(text::Span at);

 private:
  const v1::Segmentation* segmentation_;
  std::vector<std::string> numbers_, words_;  // of each heading; empty: not worded yet
};

}  // namespace dudao::scoring

#endif  // DUDAO_SERVICES_SCORING_CORE_REPORT_LOCATION_H_
