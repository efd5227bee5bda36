// Reports that lost their line breaks: title, sections and sign-off stand in one line.
//
//   云岭县自评报告省督导室：……如下：一、履职情况（一）加强领导。……。二、存在问题……。云岭县人民政府2023年6月10日
#ifndef DUDAO_SERVICES_SEGMENTATION_CORE_INLINE_SPLIT_H_
#define DUDAO_SERVICES_SEGMENTATION_CORE_INLINE_SPLIT_H_

#include <vector>

#include "services/segmentation/core/lexicon.h"
#include "services/segmentation/core/lines.h"

namespace dudao::segmentation {

// Whether nearly all of the text lies in one line.
bool IsRunTogether(const std::vector<Line>& lines);

// The lines parted after a title and an addressee, before the number of each section (一、 and 1.
// after the end of a sentence, （一） anywhere, each only where it opens its list or goes on with
// it), and before the body and the date that sign.
std::vector<Line> SplitInline(View text, const std::vector<Line>& lines, const Lexicon& lexicon);

}  // namespace dudao::segmentation

#endif  // DUDAO_SERVICES_SEGMENTATION_CORE_INLINE_SPLIT_H_
