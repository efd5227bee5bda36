// A half-open stretch of the source text in Unicode code points: the one kind of offset the project
// knows outside this folder.
//
//   Span s{3, 7};  source.Slice(s)  // four code points
#ifndef DUDAO_COMMON_TEXT_SPAN_H_
#define DUDAO_COMMON_TEXT_SPAN_H_

#include <compare>
#include <cstdint>

#include "dudao/v1/span.pb.h"

namespace dudao::text {

struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;

  uint32_t size() const { return end - begin; }
  bool empty() const { return end <= begin; }
  bool Contains(uint32_t at) const { return begin <= at && at < end; }
  bool Contains(Span s) const { return begin <= s.begin && s.end <= end; }
  bool Overlaps(Span s) const { return begin < s.end && s.begin < end; }
  friend auto operator<=>(const Span&, const Span&) = default;
};

inline Span FromProto(const v1::Span& s) { return {s.begin(), s.end()}; }

inline void ToProto(Span s, v1::Span* out) {
  out->set_begin(s.begin);
  out->set_end(s.end);
}

}  // namespace dudao::text

#endif  // DUDAO_COMMON_TEXT_SPAN_H_
