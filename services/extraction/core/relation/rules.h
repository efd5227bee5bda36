// The rules about relations, one file each; relation_finder.cc runs them in this order.
#ifndef DUDAO_SERVICES_EXTRACTION_CORE_RELATION_RULES_H_
#define DUDAO_SERVICES_EXTRACTION_CORE_RELATION_RULES_H_

#include <vector>

#include "services/extraction/core/relation/context.h"

namespace dudao::extraction {

// 共有幼儿园12所,其中公办7所,民办5所; 小学7所、初中5所,合计12所; 招聘9人,考试6人、考核3人.
std::vector<Finding> FindSums(const RelationContext& context);

// Total rows and total columns of tables.
std::vector<Finding> FindTableSums(const RelationContext& context);

// 教育支出8.4亿元,较上年增加0.4亿元,增长5%; 由2018年的80%提高到85%; 分别较上年提升3、4个百分点.
std::vector<Finding> FindGrowth(const RelationContext& context);

// 教师500人,其中本科450人,占90%; 教育支出占财政支出的21%.
// `sums` tell which whole a 其中 binds a part to.
std::vector<Finding> FindShares(const RelationContext& context, const std::vector<Finding>& sums);

// 专科、本科、研究生分别占20.5%、70.3%、9.2%; 三次产业结构12.9:44.5:42.6: percentages of one whole,
// which add up to 100. Their relation has no members but the percentages.
std::vector<Finding> FindCompositions(const RelationContext& context);

// 发现问题164个,已整改158个,整改率96.34%.
std::vector<Finding> FindRates(const RelationContext& context);

// 资助学生200人,金额30万元,人均1500元; 教学班138个,学生6725人,班均48.7人.
std::vector<Finding> FindAverages(const RelationContext& context);

// 教师100人,学生1530人,师生比1:15.3.
std::vector<Finding> FindRatios(const RelationContext& context);

// The same figure of the same thing said in two places.
std::vector<Finding> FindRepeats(const RelationContext& context);

}  // namespace dudao::extraction

#endif  // DUDAO_SERVICES_EXTRACTION_CORE_RELATION_RULES_H_
