// The paragraphs' numbers to items, headings and their nesting.
//
//   Outline outline = BuildOutline(text, blocks, cut, lexicon);
//   outline.headings[2].level;
#ifndef DUDAO_SERVICES_SEGMENTATION_CORE_OUTLINE_H_
#define DUDAO_SERVICES_SEGMENTATION_CORE_OUTLINE_H_

#include <optional>
#include <vector>

#include "common/text/span.h"
#include "services/segmentation/core/blocks.h"
#include "services/segmentation/core/heading_rules.h"
#include "services/segmentation/core/lexicon.h"

namespace dudao::segmentation {

// One numbered paragraph or unnumbered title.
struct Node {
  uint32_t block = 0;  // index into the blocks
  Mark mark;
  HeadingShape shape;
  bool is_heading = false;
  uint32_t level = 0;
  std::optional<uint32_t> parent;   // nearest enclosing node
  std::optional<uint32_t> heading;  // index among headings, when it is one
};

struct Outline {
  std::vector<Node> nodes;  // in text order
  bool cut_off = false;     // the last section has a heading and no text
};

// `frame[i]` tells blocks that are no prose (addressee, sign-off): they open and close nothing.
Outline BuildOutline(View text, const std::vector<Block>& blocks, const std::vector<char>& frame,
                     const Lexicon& lexicon);

}  // namespace dudao::segmentation

#endif  // DUDAO_SERVICES_SEGMENTATION_CORE_OUTLINE_H_
