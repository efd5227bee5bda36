#include "cli/table_rows.h"

#include <fmt/format.h>

#include <cerrno>
#include <fstream>
#include <iterator>

#include "absl/status/status.h"
#include "cli/papers/xlsx/workbook_reader.h"
#include "cli/system_reason.h"
#include "common/text/decode.h"

namespace dudao::cli {
namespace {

absl::Status Fault(const std::string& path, std::string_view reason) {
  return absl::InvalidArgumentError(fmt::format("{}：{}", path, reason));
}

std::string Trimmed(std::string_view cell) {
  constexpr std::string_view kWide = "　";
  for (bool again = true; again;) {
    again = true;
    if (cell.starts_with(' ') || cell.starts_with('\t')) {
      cell.remove_prefix(1);
    } else if (cell.ends_with(' ') || cell.ends_with('\t')) {
      cell.remove_suffix(1);
    } else if (cell.starts_with(kWide)) {
      cell.remove_prefix(kWide.size());
    } else if (cell.ends_with(kWide)) {
      cell.remove_suffix(kWide.size());
    } else {
      again = false;
    }
  }
  return std::string(cell);
}

// The first sheet that is shown and has rows.
absl::StatusOr<std::vector<TableRow>> ReadSheetRows(const std::string& path,
                                                    std::string_view bytes) {
  const auto book = ReadWorkbook(bytes);
  if (!book.ok()) return Fault(path, "读不出这个工作簿。请在表格软件里另存为 .xlsx 或 CSV 再试");
  std::vector<TableRow> out;
  for (const ReadSheet& sheet : book->sheets) {
    if (sheet.hidden || !out.empty()) continue;
    for (const ReadRow& row : sheet.rows) {
      TableRow& cells = out.emplace_back();
      for (const auto& [column, value] : row.cells) {
        cells.resize(column);
        cells.push_back(Trimmed(value));
      }
    }
  }
  return out;
}

}  // namespace

std::vector<TableRow> SplitCsv(std::string_view utf8) {
  std::vector<TableRow> out;
  TableRow row;
  std::string cell;
  bool quoted = false;
  const auto end_cell = [&] {
    row.push_back(Trimmed(cell));
    cell.clear();
  };
  for (size_t i = 0; i < utf8.size(); ++i) {
    const char c = utf8[i];
    if (c == '"') {
      const bool doubled = quoted && i + 1 < utf8.size() && utf8[i + 1] == '"';
      if (doubled) cell += utf8[i++];
      if (!doubled) quoted = !quoted;
    } else if (c == ',' && !quoted) {
      end_cell();
    } else if (c == '\n' && !quoted) {
      end_cell();
      out.push_back(std::move(row));
      row.clear();
    } else if (c != '\r' && c != '\n') {
      cell += c;
    }
  }
  end_cell();
  if (row.size() > 1 || !row.front().empty()) out.push_back(std::move(row));
  return out;
}

absl::StatusOr<std::vector<TableRow>> ReadTableRows(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in)
    return Fault(
        path, fmt::format("打不开（{}）", errno == ENOENT ? "没有这个文件" : SystemReason(errno)));
  const std::string bytes(std::istreambuf_iterator<char>(in), {});
  if (bytes.starts_with("PK")) return ReadSheetRows(path, bytes);
  if (path.ends_with(".xls"))
    return Fault(path, "不能读取旧式工作簿（.xls）。请在表格软件里另存为 .xlsx 或 CSV");
  const auto decoded = text::Decode(bytes);
  if (!decoded.ok()) return Fault(path, "不是文字表格。请在表格软件里另存为 CSV");
  return SplitCsv(decoded->utf8);
}

}  // namespace dudao::cli
