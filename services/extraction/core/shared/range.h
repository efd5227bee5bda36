// A half-open stretch of reading positions (never of the source: that is text::Span).
#ifndef DUDAO_SERVICES_EXTRACTION_CORE_SHARED_RANGE_H_
#define DUDAO_SERVICES_EXTRACTION_CORE_SHARED_RANGE_H_

#include <algorithm>
#include <compare>
#include <cstdint>
#include <string>
#include <vector>

namespace dudao::extraction {

struct Range {
  uint32_t begin = 0;
  uint32_t end = 0;

  uint32_t size() const { return empty() ? 0 : end - begin; }
  bool empty() const { return end <= begin; }
  bool Contains(uint32_t at) const { return begin <= at && at < end; }
  bool Contains(Range r) const { return begin <= r.begin && r.end <= end; }
  bool Overlaps(Range r) const { return begin < r.end && r.begin < end; }
  friend auto operator<=>(const Range&, const Range&) = default;
};

// A calendar date, month, year or range found by the date rules.
struct DateMark {
  Range range;
  std::string iso;  // 2020, 2021-04, 2021-04-30, 2018/2020
};

// First of `marks` (sorted, none overlapping, each with a `range`) that ends after `at`.
template <typename Mark>
auto FirstEndingAfter(const std::vector<Mark>& marks, uint32_t at) {
  return std::partition_point(marks.begin(), marks.end(),
                              [at](const Mark& m) { return m.range.end <= at; });
}

}  // namespace dudao::extraction

#endif  // DUDAO_SERVICES_EXTRACTION_CORE_SHARED_RANGE_H_
