#include <algorithm>

#include "services/segmentation/core/char_class.h"
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

// 进行自查 · 开展了全面自查 · 组织自评
size_t FindChecking(View clause) {
  for (const View verb : {U"进行", U"开展", U"组织"}) {
    const size_t at = clause.find(verb);
    if (at == View::npos) continue;
    const View object = clause.substr(at, 10);
    if (object.find(U"自查") != View::npos || object.find(U"自评") != View::npos) return at;
  }
  return View::npos;
}

// Whether the year is what was checked, 对2022年度教育工作开展自查, and not when or by which rules:
// 2022年3月开展自查, 按照2022年度评估方案开展自查.
bool IsChecked(View before, View clause) {
  if (clause.empty() || IsDigit(clause[0])) return false;
  const View lead = before.substr(before.size() - std::min<size_t>(before.size(), 12));
  const size_t about = lead.find_last_of(U"对就将");
  const bool object =
      about != View::npos && std::none_of(lead.begin() + about, lead.end(), IsComma);
  if (!object && !clause.starts_with(U"度")) return false;
  const size_t checking = FindChecking(clause);
  if (checking == View::npos) return false;
  const View between = clause.substr(0, checking);
  for (const View rule : {U"方案", U"通知", U"要求", U"部署", U"评估", U"评价", U"标准", U"指标"}) {
    if (between.find(rule) != View::npos) return false;
  }
  return true;
}

enum class Says { kNothing, kEvaluation, kDuty, kEither };

// What a year is the year of: 2021年对县级政府履行教育职责评价 · 2020年履行教育职责情况 ·
// 2021年履职情况 · 对2020年教育工作进行自查.
Says ReadClause(View before, View after_year) {
  const bool whole_year = after_year.starts_with(U"度");
  const View clause = Clause(after_year);
  const size_t past = PastDuty(clause);
  if (past == View::npos) return IsChecked(before, clause) ? Says::kDuty : Says::kNothing;
  const View tail = clause.substr(past);
  if (StartsWithAny(tail, kEvaluation) || tail.starts_with(U"工作评")) return Says::kEvaluation;
  if (clause.substr(0, past).ends_with(U"情况")) return Says::kDuty;
  if (tail.starts_with(U"情况") || tail.starts_with(U"工作情况")) return Says::kDuty;
  return whole_year ? Says::kDuty : Says::kEither;
}

}  // namespace

StatedYears ReadStatedYears(View s) {
  StatedYears years;
  for (size_t i = 0; i + 5 < s.size(); ++i) {
    const uint32_t year = s[i + 4] == U'年' ? ReadYear(s.substr(i)) : 0;
    if (year == 0) continue;
    const Says says = ReadClause(s.substr(0, i), s.substr(i + 5));
    if (says == Says::kEvaluation) years.evaluation = std::max(years.evaluation, year);
    if (says == Says::kEither) years.either = std::max(years.either, year);
    if (says == Says::kDuty) years.duty = std::max(years.duty, year);
    i += 4;
  }
  return years;
}

}  // namespace dudao::segmentation
