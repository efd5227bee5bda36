// What a section does in the report, by the words of its heading.
//
//   RoleOf(U"存在的问题", 2, lexicon)   // "problems"
#ifndef DUDAO_SERVICES_SEGMENTATION_CORE_ROLES_H_
#define DUDAO_SERVICES_SEGMENTATION_CORE_ROLES_H_

#include <string_view>

#include "services/segmentation/core/lexicon.h"

namespace dudao::segmentation {

// The role of a heading whose words (number dropped) are `words`; empty when they tell none. At
// level 1 any of the words will do; below, they must be most of the heading: 存在的问题 is a role,
// 着力解决教育热点问题情况 is a duty.
std::string_view RoleOf(View words, uint32_t level, const Lexicon& lexicon);

}  // namespace dudao::segmentation

#endif  // DUDAO_SERVICES_SEGMENTATION_CORE_ROLES_H_
