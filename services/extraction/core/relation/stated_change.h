// How a figure is said to have changed, told by the words right before it.
//
//   较上年增加5.2亿元   → by, up, compared with 上年
//   提高到72.2%         → to, up
//   提升29.9、4.9个百分点 → both by, up
#ifndef DUDAO_SERVICES_EXTRACTION_CORE_RELATION_STATED_CHANGE_H_
#define DUDAO_SERVICES_EXTRACTION_CORE_RELATION_STATED_CHANGE_H_

#include <cstdint>
#include <vector>

namespace dudao::extraction {

class RelationContext;

struct StatedChange {
  enum class Kind { kNone, kBy, kTo };
  Kind kind = Kind::kNone;
  int direction = 0;      // 1 up, -1 down
  uint32_t verb = 0;      // where its verb begins
  uint32_t lead = 0;      // where the words of the change begin: 较2019年 …, else the verb
  bool compared = false;  // whether a base in time is named (较上年, 比2019年, 同比)
  bool apart = false;     // 分别: one change for each of several figures
  bool listed = false;    // shares the verb of the figure before (29.9、4.9个百分点)
  bool yearly = false;    // 年均: no single base
};

// One for each figure of the context.
std::vector<StatedChange> ReadStatedChanges(const RelationContext& context);

}  // namespace dudao::extraction

#endif  // DUDAO_SERVICES_EXTRACTION_CORE_RELATION_STATED_CHANGE_H_
