#include "cli/papers/xlsx/relation_sheet.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/papers/xlsx/relation_formula.h"
#include "cli/papers/xlsx/workbook_reader.h"
#include "common/text/decimal.h"

namespace dudao::cli {
namespace {

using enum ColumnKind;

constexpr size_t kMostMembers = 60;  // cells of numbers to the right

// Cells of the row's numbers, M7 on.
std::vector<std::string> CellsFrom(size_t line, size_t column, size_t count) {
  std::vector<std::string> out;
  for (size_t i = 0; i < count; ++i) {
    out.push_back(CellName(static_cast<uint32_t>(line), static_cast<uint32_t>(column + i)));
  }
  return out;
}

std::string Difference(const RelationRow& relation) {
  const auto stated = text::Decimal::Parse(relation.stated);
  const auto recomputed = text::Decimal::Parse(relation.recomputed);
  return stated && recomputed ? (*recomputed - *stated).ToString() : "";
}

int ScaleOf(const std::string& decimal) {
  const auto value = text::Decimal::Parse(decimal);
  return value ? value->scale() : 0;
}

}  // namespace

std::string MembersAsWritten(const RelationRow& relation) {
  std::vector<std::string> out;
  for (const MemberRow& member : relation.members) out.push_back(member.text);
  return fmt::format("{}", fmt::join(out, "、"));
}

void RelationSheet::Add(const std::vector<RelationRow>& relations, const std::string& place) {
  for (const RelationRow& relation : relations) rows_.push_back({place, relation});
}

std::vector<Column> RelationSheet::Columns(size_t members) const {
  std::vector<Column> out = {{.title = "序号", .width = 5, .kind = kCentred},
                             {.title = "位置", .width = 13},
                             {.title = "关系", .width = 8, .kind = kCentred},
                             {.title = "原文", .width = 34},
                             {.title = "报告所写各数", .width = 22},
                             {.title = "报告所列结果", .width = 13, .kind = kNumber},
                             {.title = "重新核算", .width = 13, .kind = kNumber},
                             {.title = "差", .width = 11, .kind = kNumber},
                             {.title = "核算结论", .width = 12, .kind = kCentred},
                             {.title = "算式和说明", .width = 36}};
  if (places_) out.insert(out.begin() + 1, {.title = "地区", .width = 12});
  for (size_t i = 1; i <= members; ++i) {
    out.push_back({.title = fmt::format("取数{}", i), .width = 13, .kind = kNumber});
  }
  return out;
}

// `line`: of this row in the sheet, from 0.
std::vector<Cell> RelationSheet::CellsOf(const Row& row, size_t no, size_t line,
                                         size_t members) const {
  const RelationRow& r = row.relation;
  const size_t first = places_ ? 11 : 10, shift = places_ ? 1 : 0;
  const std::vector<std::string> numbers = CellsFrom(line, first, r.members.size());
  const auto formula = r.members.size() <= members ? FormulaOf(r) : std::nullopt;
  const auto at = [&](size_t column) {
    return CellName(static_cast<uint32_t>(line), static_cast<uint32_t>(column + shift));
  };
  Cell sum = Number(r.recomputed), gap;
  if (formula) sum = Formula(InCells(*formula, numbers), r.recomputed);
  const std::string difference = Difference(r);
  if (formula && formula->comparable && FitsExcel(r.stated) && FitsExcel(difference)) {
    gap = Formula(fmt::format("=ROUND({}-{},{})", at(6), at(5), ScaleOf(difference)), difference);
  }
  std::vector<Cell> out = {
      Number(std::to_string(no)), Text(r.location),   Text(r.kind_word), Text(r.quote),
      Text(MembersAsWritten(r)),  Number(r.stated),   std::move(sum),    std::move(gap),
      Text(r.verdict_word),       Text(r.explanation)};
  if (places_) out.insert(out.begin() + 1, Text(row.place));
  for (size_t i = 0; i < std::min(members, r.members.size()); ++i) {
    out.push_back(Number(r.members[i].value));
  }
  return out;
}

TableSheet RelationSheet::Finish(std::string name, std::string title,
                                 std::vector<std::string> notes) const {
  size_t members = 0;
  for (const Row& row : rows_) members = std::max(members, row.relation.members.size());
  members = std::min(members, kMostMembers);
  TableSheet out{.name = std::move(name), .title = std::move(title), .notes = std::move(notes)};
  out.notes.push_back(words_.Of("results", "relation_note"));
  out.columns = Columns(members);
  out.printed_columns = out.columns.size() - members;
  out.frozen_columns = places_ ? 2 : 1;
  for (size_t i = 0; i < rows_.size(); ++i) {
    out.rows.push_back(CellsOf(rows_[i], i + 1, HeadRow(out) + 1 + i, members));
  }
  return out;
}

}  // namespace dudao::cli
