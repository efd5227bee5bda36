#include "common/text/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "absl/status/status.h"
#include "common/text/utf.h"

namespace dudao::text {
namespace {

absl::Status At(std::string_view shown, int line, int column, std::string_view reason) {
  return absl::InvalidArgumentError(fmt::format("{}:{}:{}: {}", shown, line, column, reason));
}

std::vector<std::string> Split(std::string_view text, char at) {
  std::vector<std::string> out;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find(at, begin), text.size());
    out.emplace_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

// Cells of one comma-separated line (a quoted cell may hold commas and "" but no line break);
// nullopt when a quote does not end.
std::optional<std::vector<std::string>> SplitCsv(std::string_view line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (quoted && c == '"' && i + 1 < line.size() && line[i + 1] == '"') {
      cells.back().push_back(c);
      ++i;
    } else if (c == '"' && (quoted || cells.back().empty())) {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      cells.emplace_back();
    } else {
      cells.back().push_back(c);
    }
  }
  if (quoted) return std::nullopt;
  return cells;
}

}  // namespace

std::string_view Row::operator[](std::string_view column) const {
  for (size_t i = 0; i < columns_->size() && i < cells_.size(); ++i) {
    if ((*columns_)[i] == column) return cells_[i];
  }
  return {};
}

absl::Status Row::Error(std::string_view column, std::string_view reason) const {
  const auto it = std::find(columns_->begin(), columns_->end(), column);
  return At(*shown_, line_, static_cast<int>(it - columns_->begin()) + 1, reason);
}

bool Table::HasColumn(std::string_view name) const {
  return std::find(columns_->begin(), columns_->end(), name) != columns_->end();
}

absl::StatusOr<Table> Table::Parse(const DataFile& file, const std::vector<std::string>& required) {
  const std::string& shown = file.shown.empty() ? file.path : file.shown;
  const bool tsv = file.path.ends_with(".tsv");
  if (const auto bad = FirstInvalidUtf8(file.content)) {
    const int line =
        1 + static_cast<int>(std::count(file.content.begin(), file.content.begin() + *bad, '\n'));
    return At(shown, line, 1, "not UTF-8");
  }
  Table table;
  table.shown_ = std::make_unique<std::string>(shown);
  int number = 0;
  for (const std::string& whole : Split(file.content, '\n')) {
    std::string_view line = whole;
    ++number;
    if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line[0] == '#') continue;
    std::vector<std::string> cells;
    if (tsv) {
      cells = Split(line, '\t');
    } else if (auto split = SplitCsv(line)) {
      cells = *std::move(split);
    } else {
      return At(shown, number, 1, "a quoted cell does not end on its line");
    }
    if (!table.columns_) {
      table.columns_ = std::make_unique<std::vector<std::string>>(std::move(cells));
      for (const std::string& name : required) {
        if (!table.HasColumn(name))
          return At(shown, number, 1, fmt::format("column '{}' is missing", name));
      }
      continue;
    }
    if (cells.size() > table.columns_->size()) {
      return At(shown, number, static_cast<int>(table.columns_->size()) + 1,
                fmt::format("row has {} cells, the table {} columns", cells.size(),
                            table.columns_->size()));
    }
    Row row;
    row.columns_ = table.columns_.get();
    row.shown_ = table.shown_.get();
    row.cells_ = std::move(cells);
    row.line_ = number;
    table.rows_.push_back(std::move(row));
  }
  if (!table.columns_) return At(shown, 1, 1, "the table has no line that names its columns");
  return table;
}

}  // namespace dudao::text
