#include "services/scoring/core/rules/grade.h"

#include <algorithm>

namespace dudao::scoring {

std::optional<size_t> GradeOf(const std::vector<Grade>& grades, const text::Decimal& points) {
  for (size_t i = 0; i < grades.size(); ++i) {
    const bool reaches = !grades[i].from || points >= *grades[i].from;
    if (reaches && (!grades[i].below || points < *grades[i].below)) return i;
  }
  return std::nullopt;
}

size_t AfterEffects(size_t grade, size_t count, const std::vector<Effect>& confirmed,
                    bool drops_add_up) {
  if (count == 0) return grade;
  const auto times = [&](Effect e) {
    return static_cast<size_t>(std::count(confirmed.begin(), confirmed.end(), e));
  };
  if (times(Effect::kFail) > 0) return count - 1;
  if (times(Effect::kCap) > 0) grade = std::max<size_t>(grade, 1);
  const size_t drops = times(Effect::kDrop);
  return std::min(grade + (drops_add_up ? drops : std::min<size_t>(drops, 1)), count - 1);
}

}  // namespace dudao::scoring
