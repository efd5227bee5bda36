// Paragraphs that are in the report but no prose of it: addressee, lines between title and text, a
// table of contents, attachments named at the end, body and date of the sign-off.
#ifndef DUDAO_SERVICES_SEGMENTATION_CORE_FRAME_BLOCKS_H_
#define DUDAO_SERVICES_SEGMENTATION_CORE_FRAME_BLOCKS_H_

#include <vector>

#include "services/segmentation/core/blocks.h"
#include "services/segmentation/core/lexicon.h"

namespace dudao::segmentation {

// By block: whether it is such a one.
std::vector<char> FrameBlocks(View text, const Page& page, const std::vector<Block>& blocks,
                              const Lexicon& lexicon);

}  // namespace dudao::segmentation

#endif  // DUDAO_SERVICES_SEGMENTATION_CORE_FRAME_BLOCKS_H_
