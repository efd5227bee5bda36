#include "services/ingest/core/doc/style_sheet.h"

#include <algorithm>

namespace dudao::ingest::doc {
namespace {

constexpr uint16_t kParagraphStyle = 1;
// Numbers of built-in styles ([MS-DOC] 2.9.260).
constexpr uint16_t kHeading1 = 1, kHeading9 = 9, kContents1 = 19, kContents9 = 27, kCaption = 34,
                   kTitle = 62;
constexpr size_t kMaxStyles = 4096, kMaxChain = 32;

void ApplyBuiltIn(uint16_t number, ParagraphLook* look) {
  if (number >= kHeading1 && number <= kHeading9) {
    look->outline_level = number;
    look->kind = {};
  }
  if (number >= kContents1 && number <= kContents9) look->contents = true;
  if (number == kCaption) look->kind = "caption";
  if (number == kTitle) look->kind = "title";
}

}  // namespace

// A head of fixed length, the name, then the style's properties: of paragraph styles the first are
// the paragraph's, a style number before them.
StyleSheet::Style StyleSheet::ReadStyle(Bytes record, size_t head) {
  Style out;
  out.built_in = record.U16(0) & 0xFFF;
  out.base = record.U16(2) >> 4;
  if ((record.U16(2) & 0xF) != kParagraphStyle) return out;
  size_t at = head + 2 + 2 * size_t{record.U16(head)} + 2;
  at += at % 2;
  const size_t size = record.U16(at);
  if (size > 2) out.list = record.Slice(at + 4, size - 2);
  return out;
}

void StyleSheet::Resolve(const std::vector<Style>& styles, size_t index, const WordFile& file,
                         ParagraphLook* look) {
  std::vector<const Style*> chain;
  while (index < styles.size() && chain.size() < kMaxChain) {
    chain.push_back(&styles[index]);
    index = styles[index].base;
  }
  for (auto style = chain.rbegin(); style != chain.rend(); ++style) {
    ApplyBuiltIn((*style)->built_in, look);
    Apply((*style)->list, file, look);
  }
}

StyleSheet::StyleSheet(const WordFile& file) {
  const Bytes sheet = file.Part(WordFile::kStyles);
  const size_t head = sheet.U16(4);
  const size_t count = std::min<size_t>(sheet.U16(2), kMaxStyles);
  std::vector<Style> styles;
  size_t at = 2 + size_t{sheet.U16(0)};
  for (size_t i = 0; i < count && at + 2 <= sheet.size(); ++i) {
    const size_t size = sheet.U16(at);
    styles.push_back(size == 0 ? Style() : ReadStyle(sheet.Slice(at + 2, size), head));
    at += 2 + size + size % 2;
  }
  for (size_t i = 0; i < styles.size(); ++i) Resolve(styles, i, file, &looks_.emplace_back());
}

const ParagraphLook& StyleSheet::LookOf(uint16_t style) const {
  return style < looks_.size() ? looks_[style] : plain_;
}

}  // namespace dudao::ingest::doc
