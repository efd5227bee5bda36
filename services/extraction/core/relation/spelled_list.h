// Lists that spell out the figure right before them though no 其中 says so.
//
//   教师26名,通过考核招聘4人、公开招聘21人、转岗聘用1人   bound by 通过 and the routes
//   新增学位3240个(小学2160个、初中1080个)               bound by the bracket
//   办结信访件12件,来电8件、来信4件                      taken only when it adds up
#ifndef DUDAO_SERVICES_EXTRACTION_CORE_RELATION_SPELLED_LIST_H_
#define DUDAO_SERVICES_EXTRACTION_CORE_RELATION_SPELLED_LIST_H_

#include "services/extraction/core/relation/sum_judge.h"

namespace dudao::extraction {

// Looks behind every figure that no word has bound to parts yet.
void FindSpelledLists(const RelationContext& context, const SumWordHits& hits, SumJudge* judge);

}  // namespace dudao::extraction

#endif  // DUDAO_SERVICES_EXTRACTION_CORE_RELATION_SPELLED_LIST_H_
