// A text with a first look at each of its characters: which of the finders has a use for it.
// Every finder goes from one place of its own to the next, and the text is looked at once for all.
//
//   const MarkedText text(report.view());
//   for (size_t i = text.Next(CharKind::kDate, 0); i < text.size(); i = text.Next(CharKind::kDate,
//   i + 1))
//
// A character may be named wrongly, one in a hundred; none is missed.
#ifndef DUDAO_SERVICES_EXTRACTION_CORE_SHARED_MARKED_TEXT_H_
#define DUDAO_SERVICES_EXTRACTION_CORE_SHARED_MARKED_TEXT_H_

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace dudao::extraction {

enum class CharKind : uint8_t {
  kStop = 1,         // of a clause
  kDate = 2,         // a digit, or what opens or closes a title
  kPlaceholder = 4,  // the first sign of a blank
  kBracket = 8,      // opens a title or a document number
  kTimeSetter = 16,  // 十三五, 近三年
  kCell = 32,        // parts the cells of a table's row
};

class MarkedText {
 public:
  MarkedText() : kinds_(kWord, 0) {}
  // `text` must outlive it.
  MarkedText(std::u32string_view text);  // NOLINT: a text is one that is not looked at yet
  MarkedText(const char32_t* text) : MarkedText(std::u32string_view(text)) {}  // NOLINT

  std::u32string_view view() const { return text_; }
  size_t size() const { return text_.size(); }
  char32_t operator[](size_t i) const { return text_[i]; }

  // The first character of `kind` at or after `from` and before `end`; `end` when there is none.
  size_t Next(CharKind kind, size_t from, size_t end) const {
    const uint64_t wanted = 0x0101010101010101u * static_cast<uint8_t>(kind);
    for (; from < end; from += kWord) {
      uint64_t word;
      std::memcpy(&word, kinds_.data() + from, kWord);
      if ((word &= wanted) == 0) continue;
      const bool little = std::endian::native == std::endian::little;
      const int bits = little ? std::countr_zero(word) : std::countl_zero(word);
      return std::min(end, from + static_cast<size_t>(bits) / 8);
    }
    return end;
  }
  size_t Next(CharKind kind, size_t from) const { return Next(kind, from, size()); }

 private:
  static constexpr size_t kWord = sizeof(uint64_t);
  std::u32string_view text_;
  std::vector<uint8_t> kinds_;  // of each character; a word of zeros after the last
};

}  // namespace dudao::extraction

#endif  // DUDAO_SERVICES_EXTRACTION_CORE_SHARED_MARKED_TEXT_H_
