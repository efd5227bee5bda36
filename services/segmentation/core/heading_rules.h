// Where a paragraph's heading ends, if it has one: the standard's rules for section lines and
// run-in headings.
//
//   HeadingRules rules(lexicon);
//   rules.Read(text, block, /*opens=*/true);   // span of 4)始终坚持教育经费专款专用
#ifndef DUDAO_SERVICES_SEGMENTATION_CORE_HEADING_RULES_H_
#define DUDAO_SERVICES_SEGMENTATION_CORE_HEADING_RULES_H_

#include <string_view>

#include "common/text/span.h"
#include "services/segmentation/core/blocks.h"
#include "services/segmentation/core/lexicon.h"

namespace dudao::segmentation {

// What the text of a numbered paragraph looks like, seen from its heading.
struct HeadingShape {
  // kLine: the whole paragraph, no 。 in it (a closing ： apart). kSentence: the whole paragraph,
  // one sentence. kRunIn: its opening sentence, more follows. kNone: no part of it can be a
  // heading.
  enum class Kind { kNone, kLine, kSentence, kRunIn };
  Kind kind = Kind::kNone;
  text::Span span;  // number included, closing 。 or ： not
};

// The shape of `block`, whose number is `mark_length` code points long (0: none).
HeadingShape ReadHeading(View text, text::Span block, uint32_t mark_length, const Lexicon& lexicon);

// Whether a figure stands in `words`: 覆盖率100%, 新建三所学校. Years, dates, 5+2, “十四五”,
// 第三次, a lone 一项 and counts of abstract things (三大工程) are none.
bool HasFigure(View words, const Lexicon& lexicon);

// Whether an unnumbered line between paragraphs looks like a section's title.
bool LooksLikeTitle(View words, const Lexicon& lexicon);

}  // namespace dudao::segmentation

#endif  // DUDAO_SERVICES_SEGMENTATION_CORE_HEADING_RULES_H_
