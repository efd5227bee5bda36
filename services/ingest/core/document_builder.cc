#include "services/ingest/core/document_builder.h"

#include <algorithm>
#include <utility>

#include "common/text/utf.h"
#include "services/ingest/core/refusal.h"

namespace dudao::ingest {
namespace {

// A merged cell of a hostile file may claim any width; no office's table is wider.
constexpr uint32_t kMaxSpan = 1024;

// The next code point's bytes; U+FFFD for a byte that is none's, or a control character.
std::string_view TakeCodePoint(std::string_view& utf8) {
  static constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
  const auto lead = static_cast<unsigned char>(utf8.front());
  const size_t wanted = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  const std::string_view piece = utf8.substr(0, wanted);
  if (text::FirstInvalidUtf8(piece)) {
    utf8.remove_prefix(1);
    return kReplacement;
  }
  utf8.remove_prefix(piece.size());
  const bool control = lead < 0x20 ? lead != '\t' && lead != '\n' && lead != '\r' : lead == 0x7F;
  return control ? kReplacement : piece;
}

}  // namespace

uint32_t DocumentBuilder::Append(std::string_view utf8, bool keep_lines) {
  std::string& text = *document_.mutable_text();
  const uint32_t before = length_;
  while (!utf8.empty()) {
    std::string_view piece = TakeCodePoint(utf8);
    if (piece == "\r") {
      if (utf8.starts_with('\n')) continue;
      piece = "\n";
    }
    if (!keep_lines && (piece == "\n" || piece == "\t")) piece = " ";
    if (text.size() + piece.size() > max_text_bytes_) {
      full_ = true;
      break;
    }
    text += piece;
    ++length_;
  }
  return length_ - before;
}

void DocumentBuilder::Line(std::string_view utf8, LineStyle style) {
  const uint32_t begin = length_;
  const uint32_t added = Append(utf8, /*keep_lines=*/true);
  if (added > 0 && (style.outline_level > 0 || !style.kind.empty())) {
    v1::LayoutParagraph& paragraph = *document_.add_paragraphs();
    paragraph.mutable_span()->set_begin(begin);
    paragraph.mutable_span()->set_end(length_);
    paragraph.set_outline_level(style.outline_level);
    paragraph.set_kind(std::string(style.kind));
  }
  Append("\n", /*keep_lines=*/true);
}

void DocumentBuilder::BeginTable() {
  table_ = document_.add_tables();
  table_->mutable_span()->set_begin(length_);
  free_from_.clear();
  row_open_ = false;
  row_ = 0;
}

void DocumentBuilder::BeginRow() {
  if (row_open_) {
    Append("\n", /*keep_lines=*/true);
    ++row_;
  }
  row_open_ = true;
  column_ = joined_ = 0;
}

// Whether a cell of an earlier row reaches down into this place.
bool DocumentBuilder::Taken() const {
  return column_ < free_from_.size() && row_ < free_from_[column_];
}

void DocumentBuilder::Cell(std::string_view utf8, CellStyle style) {
  if (table_ == nullptr || !row_open_) return;
  const bool first = table_->cells().empty() || table_->cells().rbegin()->row() != row_;
  // A tab for every column, so that a reader of the text sees the columns too.
  if (!first) Append(std::string(1 + joined_, '\t'), /*keep_lines=*/true);
  while (Taken()) {
    Append("\t", /*keep_lines=*/true);
    ++column_;
  }
  const uint32_t rows = std::clamp(style.row_span, 1u, kMaxSpan);
  const uint32_t columns = std::clamp(style.column_span, 1u, kMaxSpan);
  v1::TableCell& cell = *table_->add_cells();
  cell.mutable_span()->set_begin(length_);
  Append(utf8, /*keep_lines=*/false);
  cell.mutable_span()->set_end(length_);
  cell.set_row(row_);
  cell.set_column(column_);
  cell.set_row_span(rows > 1 ? rows : 0);
  cell.set_column_span(columns > 1 ? columns : 0);
  cell.set_header(style.header);
  if (rows > 1 && column_ < kMaxSpan) {
    free_from_.resize(std::max<size_t>(free_from_.size(), column_ + columns));
    std::fill_n(free_from_.begin() + column_, columns, row_ + rows);
  }
  column_ += columns;
  joined_ = columns - 1;
}

void DocumentBuilder::EndTable() {
  if (table_ == nullptr) return;
  table_->mutable_span()->set_end(length_);
  if (row_open_) Append("\n", /*keep_lines=*/true);
  if (table_->cells().empty()) document_.mutable_tables()->RemoveLast();
  table_ = nullptr;
  row_open_ = false;
}

void DocumentBuilder::EndPage() {
  if (document_.pages().empty()) return;
  document_.mutable_pages()->rbegin()->mutable_span()->set_end(length_);
}

void DocumentBuilder::BeginPage(uint32_t number) {
  EndPage();
  v1::Page& page = *document_.add_pages();
  page.set_number(number);
  page.mutable_span()->set_begin(length_);
}

v1::Document DocumentBuilder::Take() && {
  EndTable();
  EndPage();
  document_.set_length(length_);
  return std::move(document_);
}

absl::StatusOr<v1::Document> DocumentBuilder::Finish() && {
  if (full_) return Refuse("text_too_large", {std::to_string(max_text_bytes_)});
  return std::move(*this).Take();
}

}  // namespace dudao::ingest
