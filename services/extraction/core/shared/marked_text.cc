#include "services/extraction/core/shared/marked_text.h"

namespace dudao::extraction {
namespace {

// By the low twelve bits of a code point, so that the table stays in the first-level cache.
constexpr uint32_t kTable = 4096;
using Table = std::array<uint8_t, kTable>;

constexpr void Put(std::u32string_view characters, CharKind kind, Table* table) {
  for (const char32_t c : characters) (*table)[c % kTable] |= static_cast<uint8_t>(kind);
}

constexpr Table MakeTable() {
  Table table{};
  Put(U"。!?;,:", CharKind::kStop, &table);
  Put(U"0123456789〇○零一二三四五六七八九十《》\n", CharKind::kDate, &table);
  Put(U"*Xx×○□△某_〔[【", CharKind::kPlaceholder, &table);
  Put(U"《〔[【(〈", CharKind::kBracket, &table);
  Put(U"五近", CharKind::kTimeSetter, &table);
  Put(U"\t", CharKind::kCell, &table);
  return table;
}

constexpr Table kKinds = MakeTable();

}  // namespace

MarkedText::MarkedText(std::u32string_view text) : text_(text), kinds_(text.size() + kWord) {
  for (size_t i = 0; i < text.size(); ++i) kinds_[i] = kKinds[text[i] % kTable];
}

}  // namespace dudao::extraction
