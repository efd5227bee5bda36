// Lines to paragraphs: hard-wrapped lines belong together, a number or an indent opens a new one.
//
//   for (const Block& block : BuildBlocks(text, lines, page, wrapping)) …
#ifndef DUDAO_SERVICES_SEGMENTATION_CORE_BLOCKS_H_
#define DUDAO_SERVICES_SEGMENTATION_CORE_BLOCKS_H_

#include <optional>
#include <string_view>
#include <vector>

#include "common/text/span.h"
#include "services/segmentation/core/lines.h"
#include "services/segmentation/core/numbering.h"
#include "services/segmentation/core/page.h"

namespace dudao::segmentation {

struct Block {
  text::Span span;
  uint32_t first_line = 0;
  uint32_t lines = 1;        // how many it spans
  std::optional<Mark> mark;  // its number
  bool continues = false;    // goes on with the block before, a page number stands between
  Line::Part part = Line::Part::kText;
  uint8_t outline_level = 0;  // as its first line's
};

// The paragraphs of the body outside furniture, from the line after the title to its last, in
// order.
std::vector<Block> BuildBlocks(std::u32string_view text, const std::vector<Line>& lines,
                               const Page& page, const Wrapping& wrapping);

}  // namespace dudao::segmentation

#endif  // DUDAO_SERVICES_SEGMENTATION_CORE_BLOCKS_H_
