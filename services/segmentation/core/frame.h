// Who reports about what and when: the frame fields of annotation.md.
#ifndef DUDAO_SERVICES_SEGMENTATION_CORE_FRAME_H_
#define DUDAO_SERVICES_SEGMENTATION_CORE_FRAME_H_

#include <vector>

#include "dudao/v1/document.pb.h"
#include "dudao/v1/segmentation.pb.h"
#include "services/segmentation/core/blocks.h"
#include "services/segmentation/core/lexicon.h"
#include "services/segmentation/core/outline.h"
#include "services/segmentation/core/page.h"

namespace dudao::segmentation {

// What the frame is read from.
struct FrameSources {
  View text;    // simplified
  View source;  // as submitted, position for position the same
  const std::vector<Line>* lines;
  const Page* page;
  const std::vector<Block>* blocks;
  const std::vector<char>* frame;  // by block: no prose
  const Outline* outline;
  const Lexicon* lexicon;
};

// The frame; stated overrides win over what is read.
v1::Frame ReadFrame(const FrameSources& from, const v1::FrameOverrides& overrides);

// The place a title or a body's name begins with, as written: 临江市青禾区人民政府关于… →
// 临江市青禾区. Empty when none or when a placeholder stands there (XX市, ***区, 市人民政府).
Word ReadRegion(View squeezed, const Lexicon& lexicon);

// The same with placeholders, for their level: 某某县.
View ReadPlace(View squeezed);

// Years a text states: 对2020年履行教育职责情况 → duty, 2021年…履行教育职责评价 → evaluation,
// 2021年履行教育职责自评报告 → either: the year of its date tells. 0: none.
struct StatedYears {
  uint32_t evaluation = 0;
  uint32_t duty = 0;
  uint32_t either = 0;
};
StatedYears ReadStatedYears(View squeezed);

}  // namespace dudao::segmentation

#endif  // DUDAO_SERVICES_SEGMENTATION_CORE_FRAME_H_
