#include "cli/papers/decisions/decided_score.h"

namespace dudao::cli {

using text::Decimal;

namespace {

// Enough that no total and base written with a few places can cross a boundary by rounding.
constexpr int kShareDigits = 12;

std::string GradeName(const std::vector<scoring::Grade>& grades, Decimal total, Decimal base) {
  if (base.is_zero()) return "";
  const auto grade = scoring::GradeOf(grades, Divide(total * Decimal(100), base, kShareDigits));
  return grade ? grades[*grade].name : "";
}

std::string Credibility(const v1::SelfScore& self, Decimal total, Decimal base) {
  const auto stated = Decimal::Parse(self.has_base() ? self.base() : self.total());
  if (!stated || base.is_zero()) return "";
  const Decimal off = (*stated - total).Abs();
  if (off > base) return "0";
  return Divide((base - off) * Decimal(100), base, 1).ToString();
}

}  // namespace

DecidedScore Decide(const v1::Score& score, const std::map<std::string, Decimal>& experts,
                    const std::vector<scoring::Grade>& grades) {
  DecidedScore out;
  if (!score.scored()) return out;
  Decimal total, base;
  for (const v1::IndicatorScore& row : score.indicators()) {
    const Decimal machine = Decimal::Parse(row.score()).value_or(Decimal(0));
    const bool pending = !row.has_score() || row.has_pending();
    const auto expert = experts.find(row.id());
    base = base + Decimal::Parse(row.points()).value_or(Decimal(0));
    if (expert != experts.end()) {
      ++out.by_experts;
      if (!pending && expert->second != machine) out.overruled.push_back(row.id());
      total = total + expert->second;
    } else if (pending) {
      out.open.push_back(row.id());
    } else {
      total = total + machine;
    }
  }
  if (!out.open.empty() || score.indicators().empty()) return out;
  out.total = total.ToString();
  out.credibility = Credibility(score.self_score(), total, base);
  out.vetoes_open = score.vetoes_size() > 0;
  if (!out.vetoes_open) out.grade = GradeName(grades, total, base);
  return out;
}

}  // namespace dudao::cli
