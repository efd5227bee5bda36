#include "tests/papers/written_book.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "tests/support/process.h"
#include "tests/support/zip_writer.h"

namespace dudao::test {
namespace {

std::string Escaped(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : std::string(1, c);
  return out;
}

std::string SheetXml(const cli::ReadSheet& sheet) {
  std::string out = "<worksheet><sheetData>";
  for (const cli::ReadRow& row : sheet.rows) {
    out += "<row r=\"" + std::to_string(row.number + 1) + "\">";
    for (const auto& [column, value] : row.cells) {
      out += "<c r=\"" + cli::CellName(row.number, column) + "\" t=\"inlineStr\"><is><t>" +
             Escaped(value) + "</t></is></c>";
    }
    out += "</row>";
  }
  return out + "</sheetData></worksheet>";
}

}  // namespace

WrittenBook::WrittenBook(const std::string& path) {
  auto book = cli::ReadWorkbook(ReadFile(path));
  EXPECT_TRUE(book.ok()) << path << ": " << book.status();
  if (book.ok()) book_ = *std::move(book);
}

const cli::ReadSheet& WrittenBook::Sheet(std::string_view name) const {
  static const cli::ReadSheet kNone;
  const auto it = std::find_if(book_.sheets.begin(), book_.sheets.end(),
                               [&](const cli::ReadSheet& s) { return s.name.starts_with(name); });
  EXPECT_TRUE(it != book_.sheets.end()) << name;
  return it == book_.sheets.end() ? kNone : *it;
}

WrittenBook::Place WrittenBook::Find(const cli::ReadSheet& sheet, std::string_view title) const {
  for (const cli::ReadRow& row : sheet.rows) {
    for (const auto& [column, value] : row.cells) {
      if (value == title && row.cells.size() > 1) return {row.number, column};
    }
  }
  ADD_FAILURE() << "no column " << title << " in " << sheet.name;
  return {};
}

std::vector<std::string> WrittenBook::Column(std::string_view name, std::string_view title) const {
  const cli::ReadSheet& sheet = Sheet(name);
  const Place place = Find(sheet, title);
  std::vector<std::string> out;
  for (const cli::ReadRow& row : sheet.rows) {
    if (row.number <= place.head || sheet.At(row.number, place.column).empty()) continue;
    out.resize(row.number - place.head);
    out.back() = sheet.At(row.number, place.column);
  }
  return out;
}

void WrittenBook::Set(std::string_view name, std::string_view title, uint32_t row,
                      const std::string& value) {
  auto& sheet = const_cast<cli::ReadSheet&>(Sheet(name));
  const Place place = Find(sheet, title);
  const uint32_t number = place.head + 1 + row;
  auto at = std::lower_bound(sheet.rows.begin(), sheet.rows.end(), number,
                             [](const cli::ReadRow& r, uint32_t n) { return r.number < n; });
  if (at == sheet.rows.end() || at->number != number) at = sheet.rows.insert(at, {number, {}});
  std::erase_if(at->cells, [&](const auto& cell) { return cell.first == place.column; });
  at->cells.emplace_back(place.column, value);
  std::sort(at->cells.begin(), at->cells.end());
}

void WrittenBook::Save(const std::string& path) const {
  std::string sheets, relations;
  std::vector<std::pair<std::string, std::string>> parts;
  for (size_t i = 0; i < book_.sheets.size(); ++i) {
    const std::string id = std::to_string(i + 1);
    sheets += "<sheet name=\"" + Escaped(book_.sheets[i].name) + "\" r:id=\"R" + id + "\"/>";
    relations += "<Relationship Id=\"R" + id + "\" Type=\"x/worksheet\" Target=\"worksheets/" + id +
                 ".xml\"/>";
    parts.emplace_back("xl/worksheets/" + id + ".xml", SheetXml(book_.sheets[i]));
  }
  parts.emplace_back("xl/workbook.xml",
                     "<workbook xmlns:r=\"r\"><sheets>" + sheets + "</sheets></workbook>");
  parts.emplace_back("xl/_rels/workbook.xml.rels",
                     "<Relationships>" + relations + "</Relationships>");
  std::ofstream(path, std::ios::binary) << Zip(parts);
}

}  // namespace dudao::test
