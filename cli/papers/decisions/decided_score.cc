#include "cli/papers/decisions/decided_score.h"

#include "common/text/table.h"

namespace dudao::cli {

using text::Decimal;

absl::StatusOr<GradeTable> GradeTable::Create(const text::DataSet& data) {
  auto file = data.Require("frameworks/grades.tsv");
  if (!file.ok()) return file.status();
  auto table = text::Table::Parse(**file, {"framework", "from", "grade"});
  if (!table.ok()) return table.status();
  GradeTable out;
  for (const text::Row& row : table->rows()) {
    const auto from = Decimal::Parse(row["from"]);
    if (!from) return row.Error("from", "not a number");
    if (row["grade"].empty()) return row.Error("grade", "empty");
    auto& grades = out.of_[std::string(row["framework"])];
    if (!grades.empty() && grades.back().from <= *from) return row.Error("from", "not descending");
    grades.push_back({*from, std::string(row["grade"])});
  }
  return out;
}

std::string GradeTable::GradeOf(std::string_view framework, Decimal total, Decimal base) const {
  const auto it = of_.find(framework);
  if (it == of_.end() || base.is_zero()) return "";
  for (const Grade& grade : it->second) {
    if (total * Decimal(100) >= grade.from * base) return grade.name;
  }
  return "";
}

DecidedScore Decide(const v1::Score& score, const std::map<std::string, Decimal>& experts,
                    const GradeTable& grades) {
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
  out.vetoes_open = score.vetoes_size() > 0;
  if (!out.vetoes_open) out.grade = grades.GradeOf(score.framework(), total, base);
  return out;
}

}  // namespace dudao::cli
