#include <fmt/format.h>

#include "cli/papers/decisions/desk.h"
#include "cli/papers/decisions/desk_columns.h"
#include "cli/papers/decisions/table_reader.h"
#include "services/ingest/core/refusal.h"

namespace dudao::cli {
namespace {

std::optional<SheetTable> TableOf(const ReadSheet& sheet) {
  return SheetTable::Find(sheet, {desk::kVerdict, desk::kId});
}

// The sheet by its name, or else the first with such a table: people rename sheets.
const ReadSheet* MainSheet(const ReadBook& book) {
  const ReadSheet* named = book.Find(desk::kSheet);
  if (named != nullptr && TableOf(*named)) return named;
  for (const ReadSheet& sheet : book.sheets) {
    if (sheet.name != desk::kGoneSheet && TableOf(sheet)) return &sheet;
  }
  return nullptr;
}

bool IsDecision(std::string_view title) {
  return title == desk::kVerdict || title == desk::kReason || title == desk::kRewording ||
         title == desk::kReply || title == desk::kConclusion || title == desk::kId;
}

DeskRow RowOf(const SheetTable& table, const SheetTable::Row& row) {
  DeskRow out;
  out.id = row[desk::kId];
  out.decision = {row[desk::kVerdict], row[desk::kReason], row[desk::kRewording], row[desk::kReply],
                  row[desk::kConclusion]};
  out.cell = row.CellOf(desk::kVerdict);
  for (const std::string& title : table.titles()) {
    if (IsDecision(title)) continue;
    if (std::string value = row[title]; !value.empty()) out.shown[title] = std::move(value);
  }
  return out;
}

// A row a person added counts once it says something beside its number.
bool Says(const DeskRow& row) {
  return !row.id.empty() || !row.decision.empty() || row.shown.size() > row.shown.count(desk::kNo);
}

std::vector<DeskRow> RowsOf(const ReadSheet& sheet) {
  std::vector<DeskRow> out;
  const auto table = TableOf(sheet);
  if (!table) return out;
  for (const SheetTable::Row& row : table->rows()) {
    if (DeskRow read = RowOf(*table, row); Says(read)) out.push_back(std::move(read));
  }
  return out;
}

void ReadAbout(const ReadBook& book, Desk* out) {
  const ReadSheet* about = book.Find(desk::kAboutSheet);
  const auto table =
      about == nullptr ? std::nullopt : SheetTable::Find(*about, {desk::kItem, desk::kContent});
  if (!table) return;
  for (const SheetTable::Row& row : table->rows()) {
    if (row[desk::kItem] == desk::kPlace) out->place = row[desk::kContent];
    if (row[desk::kItem] == desk::kDocument) out->document_id = row[desk::kContent];
  }
}

bool IsVerdict(std::string_view word) {
  return word.empty() || word == kAdopted || word == kRejected || word == kDeferred;
}

}  // namespace

bool Decision::empty() const {
  return verdict.empty() && reason.empty() && rewording.empty() && reply.empty() &&
         conclusion.empty();
}

std::vector<std::string> Desk::UnknownVerdicts() const {
  std::vector<std::string> out;
  for (const DeskRow& row : rows) {
    if (IsVerdict(row.decision.verdict)) continue;
    out.push_back(fmt::format("“{}”（{}）", row.decision.verdict, row.cell));
  }
  return out;
}

bool IsDesk(const ReadBook& book) { return MainSheet(book) != nullptr; }

absl::StatusOr<Desk> ReadDesk(const ReadBook& book) {
  const ReadSheet* sheet = MainSheet(book);
  if (sheet == nullptr) return ingest::Refuse("desk_not_read");
  Desk out;
  out.rows = RowsOf(*sheet);
  if (const ReadSheet* gone = book.Find(desk::kGoneSheet)) out.gone = RowsOf(*gone);
  ReadAbout(book, &out);
  return out;
}

}  // namespace dudao::cli
