// Grades of a framework, and what confirmed vetoes do to one.
//
//   GradeOf(framework.grades, points)                    // 良好
//   AfterEffects(1, 4, {Effect::kDrop}, false)           // 2: one grade down
#ifndef DUDAO_SERVICES_SCORING_CORE_RULES_GRADE_H_
#define DUDAO_SERVICES_SCORING_CORE_RULES_GRADE_H_

#include <optional>
#include <string>
#include <vector>

#include "common/text/decimal.h"

namespace dudao::scoring {

// Half open: `from` is in it, `below` is not. The highest has no `below`, the lowest no `from`.
struct Grade {
  std::string name;
  std::optional<text::Decimal> from, below;
};

enum class Effect {
  kFail,  // the lowest grade
  kCap,   // not the highest
  kDrop   // one grade down
};

// The grade of `points`, an index into `grades`, best first; nullopt when there are none.
std::optional<size_t> GradeOf(const std::vector<Grade>& grades, const text::Decimal& points);

// What is left of grade `grade` of `count` after the effects a person has confirmed: first fail,
// then cap, then drop; one drop is all, unless `drops_add_up`.
size_t AfterEffects(size_t grade, size_t count, const std::vector<Effect>& confirmed,
                    bool drops_add_up);

}  // namespace dudao::scoring

#endif  // DUDAO_SERVICES_SCORING_CORE_RULES_GRADE_H_
