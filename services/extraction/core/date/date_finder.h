// Dates in reading text: days, months, years and ranges, with ISO 8601 values.
//
//   FindDates(U"2021年4月30日召开,6月26日复核,2019—2021学年", {});
//   // 2021年4月30日 → 2021-04-30, 6月26日 → 2021-06-26, 2019—2021学年 → 2019/2021
//
// The words that qualify a date lie in its span (2020年底, 2018年度, 9月中旬, 2019年秋季). A month
// without a year takes the year of the date before it. Years of document numbers (〔2019〕10号) are
// no dates, nor are durations (3个月, 5年).
#ifndef DUDAO_SERVICES_EXTRACTION_CORE_DATE_DATE_FINDER_H_
#define DUDAO_SERVICES_EXTRACTION_CORE_DATE_DATE_FINDER_H_

#include <vector>

#include "services/extraction/core/shared/marked_text.h"
#include "services/extraction/core/shared/range.h"
#include "services/extraction/core/shared/report_text.h"

namespace dudao::extraction {

struct DateContext {
  // Year of writing: what 今年 means and what a lone month falls back to. 0: unknown, and a lone
  // month with no date before it gets --06-26.
  int report_year = 0;
  // Whose trace is told which rule read each date; null: nobody's.
  const ReportText* report = nullptr;
};

// In text order, not overlapping, in reading positions. Linear in the length of `text`.
std::vector<DateMark> FindDates(const MarkedText& text, const DateContext& context);

}  // namespace dudao::extraction

#endif  // DUDAO_SERVICES_EXTRACTION_CORE_DATE_DATE_FINDER_H_
