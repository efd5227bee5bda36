// The structure of a report as scoring knew it, made anew from its review, so that places are named
// the same in every paper.
//
//   Locator(StructureOf(review)).LocationOf(span)   // 二、(一)2. 第4)项
#ifndef DUDAO_CLI_PAPERS_MODEL_STRUCTURE_H_
#define DUDAO_CLI_PAPERS_MODEL_STRUCTURE_H_

#include "dudao/v1/review.pb.h"
#include "dudao/v1/segmentation.pb.h"

namespace dudao::cli {

// A review has no paragraphs: each heading opens one here.
v1::Segmentation StructureOf(const v1::Review& review);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_PAPERS_MODEL_STRUCTURE_H_
