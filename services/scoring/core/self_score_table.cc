#include "services/scoring/core/self_score_table.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/decimal.h"
#include "common/text/utf.h"

namespace dudao::scoring {
namespace {

using text::Decimal;
using Cells = std::vector<std::u32string_view>;

Cells Split(std::u32string_view row) {
  Cells out;
  for (size_t begin = 0; begin <= row.size();) {
    const size_t end = std::min(row.find(U'\t', begin), row.size());
    out.push_back(row.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

bool IsSelfScoreHead(std::u32string_view cell) { return Has(cell, U"自评") && Has(cell, U"分"); }

// The column of self scores, counted from the right: cells joined over rows are missing on the
// left.
std::optional<size_t> SelfColumn(const Cells& head) {
  for (size_t i = 0; i < head.size(); ++i) {
    if (IsSelfScoreHead(head[i])) return head.size() - i;
  }
  return std::nullopt;
}

class Table {
 public:
  explicit Table(v1::Score* score) : score_(score) {
    for (const v1::IndicatorScore& row : score->indicators()) {
      ids_.push_back(text::ToUtf32(row.id()).value_or(U""));
      names_.push_back(text::ToUtf32(row.name()).value_or(U""));
    }
  }

  void Read(std::u32string_view paragraph) {
    const Cells cells = Split(paragraph);
    if (cells.size() < 2) return column_.reset();
    if (const auto column = SelfColumn(cells)) {
      column_ = column;
    } else if (column_ && *column_ < cells.size()) {
      Set(cells, cells.size() - *column_);
    }
  }

 private:
  void Set(const Cells& cells, size_t self) {
    std::u32string_view said = cells[self];
    if (said.ends_with(U'分')) said.remove_suffix(1);
    const auto value = Decimal::Parse(text::ToUtf8(said));
    if (!value || value->is_negative()) return;
    for (size_t i = 0; i < self; ++i) {
      const bool total = cells[i] == U"合计" || cells[i] == U"总分" || cells[i] == U"总计";
      if (total && !score_->self_score().has_total()) {
        score_->mutable_self_score()->set_total(value->ToString());
      }
      v1::IndicatorScore* const row = RowOf(cells[i]);
      if (row == nullptr) continue;
      if (!(*value > *Decimal::Parse(row->points()))) row->set_self_score(value->ToString());
      return;
    }
  }

  // 1.1, 党组织覆盖与领导小组运行 or both.
  v1::IndicatorScore* RowOf(std::u32string_view cell) {
    for (size_t i = 0; i < ids_.size(); ++i) {
      const bool numbered = cell.starts_with(ids_[i]);
      const std::u32string_view name = numbered ? cell.substr(ids_[i].size()) : cell;
      if ((numbered && name.empty()) || (!name.empty() && name == names_[i])) {
        return score_->mutable_indicators(static_cast<int>(i));
      }
    }
    return nullptr;
  }

  v1::Score* score_;
  std::vector<std::u32string> ids_, names_;
  std::optional<size_t> column_;  // from the right; none outside such a table
};

}  // namespace

void ReadSelfScoreTable(const ReportView& report, v1::Score* score) {
  Table table(score);
  for (const Paragraph& p : report.paragraphs()) table.Read(report.View(p.range));
}

}  // namespace dudao::scoring
