// 一是 … 二是 … inside paragraphs.
//
//   CountIs(U"一是抓投入;二是抓质量。")   // 2
#ifndef DUDAO_SERVICES_SEGMENTATION_CORE_ENUMERATIONS_H_
#define DUDAO_SERVICES_SEGMENTATION_CORE_ENUMERATIONS_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "common/text/span.h"

namespace dudao::segmentation {

struct IsMarker {
  text::Span span;  // in the text given
  uint32_t ordinal = 0;
};

// The markers of `paragraph` that stand at its start or after a mark of punctuation; 统一是, 之一是
// and 唯一是 are none. An 一是 that follows a word counts when a 二是 answers it.
std::vector<IsMarker> FindIs(std::u32string_view paragraph);

// The same with 首先…其次…最后 and 其一，其二，.
std::vector<IsMarker> FindEnumeration(std::u32string_view paragraph);

uint32_t CountIs(std::u32string_view paragraph);

}  // namespace dudao::segmentation

#endif  // DUDAO_SERVICES_SEGMENTATION_CORE_ENUMERATIONS_H_
