// Reports that lost their line breaks: sections stand one after another in one paragraph.
//
//   一、工作开展情况(一)加强领导。全县……。(二)保障投入。……。二、存在的问题……
#ifndef DUDAO_SERVICES_SEGMENTATION_CORE_INLINE_SPLIT_H_
#define DUDAO_SERVICES_SEGMENTATION_CORE_INLINE_SPLIT_H_

#include <string_view>
#include <vector>

#include "services/segmentation/core/blocks.h"

namespace dudao::segmentation {

// Whether nearly all of the text lies in one paragraph, so that its numbers are to be looked for
// inside.
bool IsRunTogether(const std::vector<Block>& blocks);

// The blocks parted where a section's number stands inside one: 一、 and 1. after the end of a
// sentence, （一） anywhere, each only where it opens its list or goes on with it.
std::vector<Block> SplitInline(std::u32string_view text, const std::vector<Block>& blocks);

}  // namespace dudao::segmentation

#endif  // DUDAO_SERVICES_SEGMENTATION_CORE_INLINE_SPLIT_H_
