#include <algorithm>

#include "services/segmentation/core/day.h"
#include "services/segmentation/core/frame.h"

namespace dudao::segmentation {
namespace {

constexpr View kDuty[] = {U"履行教育职责", U"教育履职", U"教育职责", U"履行职责", U"履职情况"};
constexpr View kEvaluation[] = {U"评价", U"评估", U"督导", U"考核", U"测评"};
constexpr size_t kReach = 40;  // characters from a year to what it is the year of

bool StartsWithAny(View s, const View (&words)[5]) {
  return std::any_of(std::begin(words), std::end(words), [&](View w) { return s.starts_with(w); });
}

// Place after the first duty word of `s`; npos when there is none.
size_t PastDuty(View s) {
  size_t best = View::npos;
  size_t past = View::npos;
  for (const View word : kDuty) {
    const size_t at = s.find(word);
    if (at >= best) continue;
    best = at;
    past = at + word.size();
  }
  return past;
}

// The clause that a year opens: up to the end of its sentence or the next year.
View Clause(View s) {
  size_t end = std::min(s.size(), kReach);
  for (size_t i = 0; i < end; ++i) {
    if (s[i] == U'。' || s[i] == U';' || (i + 4 < s.size() && ReadYear(s.substr(i)) > 0)) end = i;
  }
  return s.substr(0, end);
}

enum class Says { kNothing, kEvaluation, kDuty, kEither };

// What a year is the year of: 2021年对县级政府履行教育职责评价 · 2020年履行教育职责情况 ·
// 对2020年教育工作进行自查.
Says ReadClause(View after_year) {
  const bool whole_year = after_year.starts_with(U"度");
  const View clause = Clause(after_year);
  const size_t past = PastDuty(clause);
  if (past == View::npos) {
    const bool checked = clause.find(U"进行了自查") != View::npos ||
                         clause.find(U"进行自查") != View::npos ||
                         clause.find(U"进行了自评") != View::npos;
    return checked ? Says::kDuty : Says::kNothing;
  }
  const View tail = clause.substr(past);
  if (StartsWithAny(tail, kEvaluation) || tail.starts_with(U"工作评")) return Says::kEvaluation;
  if (tail.starts_with(U"情况") || tail.starts_with(U"工作情况")) return Says::kDuty;
  return whole_year ? Says::kDuty : Says::kEither;
}

}  // namespace

StatedYears ReadStatedYears(View s) {
  StatedYears years;
  for (size_t i = 0; i + 5 < s.size(); ++i) {
    const uint32_t year = s[i + 4] == U'年' ? ReadYear(s.substr(i)) : 0;
    if (year == 0) continue;
    const Says says = ReadClause(s.substr(i + 5));
    if (says == Says::kEvaluation) years.evaluation = std::max(years.evaluation, year);
    if (says == Says::kEither) years.either = std::max(years.either, year);
    if (says == Says::kDuty) years.duty = std::max(years.duty, year);
    i += 4;
  }
  return years;
}

}  // namespace dudao::segmentation
