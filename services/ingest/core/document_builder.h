// The text of a Document as a format's reader finds it: lines, tables, pages.
//
//   DocumentBuilder out(limits.max_text_bytes);
//   out.Line("一、基本情况", {.outline_level = 1});
//   out.BeginTable();
//   out.BeginRow();  out.Cell("学段", {.header = true});  out.Cell("班数", {.header = true});
//   out.EndTable();
//   v1::Document document = std::move(out).Take();
#ifndef DUDAO_SERVICES_INGEST_CORE_DOCUMENT_BUILDER_H_
#define DUDAO_SERVICES_INGEST_CORE_DOCUMENT_BUILDER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "dudao/v1/document.pb.h"

namespace dudao::ingest {

struct LineStyle {
  uint32_t outline_level = 0;  // from 1; 0 for running text
  std::string_view kind;       // as v1.LayoutParagraph.kind
};

struct CellStyle {
  bool header = false;
  uint32_t row_span = 1;
  uint32_t column_span = 1;
};

// Bad UTF-8 and control characters but tab become U+FFFD; line ends within a piece become spaces in
// a cell and lines of their own elsewhere.
class DocumentBuilder {
 public:
  // Nothing is taken in beyond `max_text_bytes` of UTF-8; see full().
  explicit DocumentBuilder(size_t max_text_bytes) : max_text_bytes_(max_text_bytes) {}

  void Line(std::string_view utf8, LineStyle style = {});

  // A table is rows of cells; a table within a cell is words of that cell, made by the caller.
  void BeginTable();
  void BeginRow();
  void Cell(std::string_view utf8, CellStyle style = {});
  void EndTable();

  // All that follows stands on page `number`, until the next call.
  void BeginPage(uint32_t number);

  // Whether something was left out for length.
  bool full() const { return full_; }
  // Code points so far.
  uint32_t length() const { return length_; }

  // Text, length, tables, pages and paragraphs; the rest is the caller's.
  v1::Document Take() &&;
  // The same, but text_too_large when something was left out.
  absl::StatusOr<v1::Document> Finish() &&;

 private:
  uint32_t Append(std::string_view utf8, bool keep_lines);
  bool Taken() const;
  void EndPage();

  size_t max_text_bytes_;
  uint32_t length_ = 0;
  bool full_ = false;
  v1::Document document_;
  v1::Table* table_ = nullptr;
  bool row_open_ = false;
  uint32_t row_ = 0, column_ = 0;
  uint32_t joined_ = 0;              // columns beyond its first that the last cell of the row takes
  std::vector<uint32_t> free_from_;  // by column: first row that no cell from above reaches into
};

}  // namespace dudao::ingest

#endif  // DUDAO_SERVICES_INGEST_CORE_DOCUMENT_BUILDER_H_
