#include "cli/papers/xlsx/workbook_reader.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <pugixml.hpp>

#include "services/ingest/core/limits.h"
#include "services/ingest/core/refusal.h"
#include "services/ingest/core/xml/xml.h"
#include "services/ingest/core/zip/archive.h"
#include "services/ingest/core/zip/part_path.h"

namespace dudao::cli {
namespace {

namespace xml = ingest::xml;
namespace zip = ingest::zip;
using ingest::Refuse;

constexpr uint32_t kNone = UINT32_MAX;

absl::Status TooLarge(std::string_view what, size_t limit) {
  return Refuse("workbook_too_large", {std::string(what), std::to_string(limit)});
}

ingest::Limits ArchiveLimits(const WorkbookLimits& limits) {
  ingest::Limits out;
  out.max_bytes = limits.max_bytes;
  out.max_entry_bytes = 128u << 20;
  out.max_depth = 64;
  return out;
}

// "B3" → column 1, row 2. Both kNone when it is no name of a cell.
std::pair<uint32_t, uint32_t> ParseCellName(std::string_view name) {
  uint32_t column = 0, row = 0;
  size_t i = 0;
  for (; i < name.size() && i < 4 && name[i] >= 'A' && name[i] <= 'Z'; ++i) {
    column = column * 26 + static_cast<uint32_t>(name[i] - 'A' + 1);
  }
  const char* end = name.data() + name.size();
  const auto [stop, error] = std::from_chars(name.data() + i, end, row);
  if (i == 0 || error != std::errc() || stop != end || row == 0) return {kNone, kNone};
  return {column - 1, row - 1};
}

// The text of <si> or <is>: its own <t> or those of its runs; readings (<rPh>) are no part of it.
std::string RichText(const pugi::xml_node& node) {
  std::string out;
  for (const pugi::xml_node& child : node.children()) {
    if (xml::Is(child, "t")) out += child.text().get();
    if (xml::Is(child, "r")) out += xml::Child(child, "t").text().get();
  }
  return out;
}

// Excel stores 0.1 as 0.10000000000000001 when it must: the shortest digits that give the same
// number are what a person sees.
std::string NumberText(const std::string& stored) {
  double value = 0;
  const char* end = stored.data() + stored.size();
  const auto [stop, error] = std::from_chars(stored.data(), end, value);
  if (error != std::errc() || stop != end || !std::isfinite(value)) return stored;
  char out[512];
  const auto written = std::to_chars(out, out + sizeof out, value, std::chars_format::fixed);
  if (written.ec != std::errc()) return stored;
  const std::string text(out, written.ptr);
  return text == "-0" ? "0" : text;
}

class Reader {
 public:
  Reader(zip::Archive archive, const WorkbookLimits& limits)
      : archive_(std::move(archive)), limits_(limits), archive_limits_(ArchiveLimits(limits)) {}

  absl::StatusOr<ReadBook> Read() {
    constexpr std::string_view kBook = "xl/workbook.xml";
    if (archive_.Find(kBook) == nullptr) return Refuse("not_workbook");
    pugi::xml_document book, relations;
    if (auto s = Parse(std::string(kBook), &book); !s.ok()) return s;
    if (auto s = Parse("xl/_rels/workbook.xml.rels", &relations); !s.ok()) return s;
    for (const pugi::xml_node& r : relations.document_element().children()) {
      if (xml::Attribute(r, "TargetMode") == "External") continue;
      parts_[std::string(xml::Attribute(r, "Id"))] =
          zip::ResolvePart(kBook, xml::Attribute(r, "Target"));
      if (xml::Attribute(r, "Type").ends_with("/sharedStrings")) {
        shared_part_ = zip::ResolvePart(kBook, xml::Attribute(r, "Target"));
      }
    }
    if (auto s = ReadShared(); !s.ok()) return s;
    for (const pugi::xml_node& node : xml::Child(book.document_element(), "sheets").children()) {
      if (auto s = ReadOne(node); !s.ok()) return s;
    }
    return std::move(out_);
  }

 private:
  // An absent part leaves the tree empty.
  absl::Status Parse(const std::string& part, pugi::xml_document* tree) {
    const zip::Entry* entry = archive_.Find(part);
    if (entry == nullptr) return absl::OkStatus();
    const auto bytes = archive_.Read(*entry);
    if (!bytes.ok()) return bytes.status();
    return xml::Parse(*bytes, part, archive_limits_, tree);
  }

  absl::Status ReadShared() {
    if (shared_part_.empty()) return absl::OkStatus();
    pugi::xml_document tree;
    if (auto s = Parse(shared_part_, &tree); !s.ok()) return s;
    for (const pugi::xml_node& item : tree.document_element().children()) {
      if (!xml::Is(item, "si")) continue;
      if (shared_.size() == limits_.max_cells) return TooLarge("共享文字", limits_.max_cells);
      shared_.push_back(RichText(item));
    }
    return absl::OkStatus();
  }

  absl::Status ReadOne(const pugi::xml_node& node) {
    const auto part = parts_.find(std::string(xml::Attribute(node, "id")));
    if (!xml::Is(node, "sheet") || part == parts_.end()) return absl::OkStatus();
    if (out_.sheets.size() == limits_.max_sheets) return TooLarge("工作表", limits_.max_sheets);
    pugi::xml_document tree;
    if (auto s = Parse(part->second, &tree); !s.ok()) return s;
    ReadSheet sheet;
    sheet.name = xml::Attribute(node, "name");
    sheet.hidden = xml::Attribute(node, "state").find("idden") != std::string_view::npos;
    uint32_t next = 0;
    for (const pugi::xml_node& row : xml::Child(tree.document_element(), "sheetData").children()) {
      if (auto s = ReadCells(row, &next, &sheet); !s.ok()) return s;
    }
    std::stable_sort(sheet.rows.begin(), sheet.rows.end(),
                     [](const ReadRow& a, const ReadRow& b) { return a.number < b.number; });
    out_.sheets.push_back(std::move(sheet));
    return absl::OkStatus();
  }

  // `next`: the row's number when it does not say.
  absl::Status ReadCells(const pugi::xml_node& node, uint32_t* next, ReadSheet* sheet) {
    if (!xml::Is(node, "row")) return absl::OkStatus();
    const int stated = xml::ToInt(xml::Attribute(node, "r"), 0);
    ReadRow row;
    row.number = stated > 0 ? static_cast<uint32_t>(stated - 1) : *next;
    *next = row.number + 1;
    if (row.number >= limits_.max_rows) return TooLarge("行", limits_.max_rows);
    uint32_t column = 0;
    for (const pugi::xml_node& c : node.children()) {
      if (!xml::Is(c, "c")) continue;
      const uint32_t named = ParseCellName(xml::Attribute(c, "r")).first;
      if (named != kNone) column = named;
      if (auto s = AddCell(c, column, &row); !s.ok()) return s;
      ++column;
    }
    std::stable_sort(row.cells.begin(), row.cells.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    if (!row.cells.empty()) sheet->rows.push_back(std::move(row));
    return absl::OkStatus();
  }

  absl::Status AddCell(const pugi::xml_node& c, uint32_t column, ReadRow* row) {
    auto value = ValueOf(c);
    if (!value) return Refuse("damaged_file", {"xl/worksheets"});
    if (value->empty()) return absl::OkStatus();
    if (column >= limits_.max_columns) return TooLarge("列", limits_.max_columns);
    if (++cells_ > limits_.max_cells) return TooLarge("单元格", limits_.max_cells);
    text_ += value->size();
    if (text_ > limits_.max_text) return TooLarge("文字", limits_.max_text);
    row->cells.emplace_back(column, *std::move(value));
    return absl::OkStatus();
  }

  // nullopt when it names a shared text that is not there.
  std::optional<std::string> ValueOf(const pugi::xml_node& c) const {
    const std::string_view type = xml::Attribute(c, "t");
    if (type == "inlineStr") return RichText(xml::Child(c, "is"));
    const std::string value = xml::Child(c, "v").text().get();
    if (type == "s") {
      const int index = xml::ToInt(value, -1);
      if (index < 0 || static_cast<size_t>(index) >= shared_.size()) return std::nullopt;
      return shared_[static_cast<size_t>(index)];
    }
    return type.empty() || type == "n" ? NumberText(value) : value;
  }

  zip::Archive archive_;
  const WorkbookLimits& limits_;
  const ingest::Limits archive_limits_;
  std::map<std::string, std::string> parts_;  // by relationship id
  std::string shared_part_;
  std::vector<std::string> shared_;
  size_t cells_ = 0, text_ = 0;
  ReadBook out_;
};

}  // namespace

std::string_view ReadSheet::At(uint32_t row, uint32_t column) const {
  const auto r = std::lower_bound(rows.begin(), rows.end(), row,
                                  [](const ReadRow& a, uint32_t n) { return a.number < n; });
  if (r == rows.end() || r->number != row) return {};
  const auto c = std::lower_bound(r->cells.begin(), r->cells.end(), column,
                                  [](const auto& a, uint32_t n) { return a.first < n; });
  return c == r->cells.end() || c->first != column ? std::string_view() : c->second;
}

const ReadSheet* ReadBook::Find(std::string_view name) const {
  const auto it = std::find_if(sheets.begin(), sheets.end(),
                               [&](const ReadSheet& s) { return s.name == name; });
  return it == sheets.end() ? nullptr : &*it;
}

absl::StatusOr<ReadBook> ReadWorkbook(std::string_view bytes, const WorkbookLimits& limits) {
  if (bytes.size() > limits.max_bytes) return TooLarge("字节", limits.max_bytes);
  if (!bytes.starts_with("PK")) return Refuse("not_workbook");
  auto archive = zip::Archive::Open(bytes, ArchiveLimits(limits));
  if (!archive.ok()) return archive.status();
  return Reader(*std::move(archive), limits).Read();
}

std::string CellName(uint32_t row, uint32_t column) {
  std::string letters;
  for (uint32_t n = column + 1; n > 0; n = (n - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (n - 1) % 26));
  }
  return letters + std::to_string(row + 1);
}

}  // namespace dudao::cli
