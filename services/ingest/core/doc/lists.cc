#include "services/ingest/core/doc/lists.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "common/text/utf.h"

namespace dudao::ingest::doc {
namespace {

using word::List;
using word::ListLevel;

constexpr size_t kListSize = 28, kLevelHead = 28, kOverrideSize = 16;
constexpr size_t kMaxLists = 4096, kMaxText = 64;

// Number formats by their codes in files ([MS-OSHARED] 2.2.1.3); others show plain digits.
std::string FormatOf(uint8_t code) {
  static const std::map<uint8_t, const char*> kFormats = {{1, "upperRoman"},
                                                          {2, "lowerRoman"},
                                                          {3, "upperLetter"},
                                                          {4, "lowerLetter"},
                                                          {10, "ideographDigital"},
                                                          {11, "japaneseCounting"},
                                                          {14, "decimalFullWidth"},
                                                          {17, "japaneseDigitalTenThousand"},
                                                          {18, "decimalEnclosedCircle"},
                                                          {19, "decimalFullWidth"},
                                                          {22, "decimalZero"},
                                                          {23, "bullet"},
                                                          {26, "decimalEnclosedFullstop"},
                                                          {27, "decimalEnclosedParen"},
                                                          {28, "decimalEnclosedCircleChinese"},
                                                          {29, "ideographEnclosedCircle"},
                                                          {30, "ideographTraditional"},
                                                          {31, "ideographZodiac"},
                                                          {32, "ideographZodiacTraditional"},
                                                          {33, "taiwaneseCounting"},
                                                          {34, "ideographLegalTraditional"},
                                                          {35, "taiwaneseCountingThousand"},
                                                          {36, "taiwaneseDigital"},
                                                          {37, "chineseCounting"},
                                                          {38, "chineseLegalSimplified"},
                                                          {39, "chineseCountingThousand"},
                                                          {57, "numberInDash"},
                                                          {255, "none"}};
  const auto known = kFormats.find(code);
  return known == kFormats.end() ? "decimal" : known->second;
}

// Numbers of levels stand in the text as the characters 0 to 8.
std::string TextOf(Bytes level, size_t at) {
  const size_t length = std::min<size_t>(level.U16(at), kMaxText);
  std::string out;
  for (size_t i = 0; i < length; ++i) {
    const char16_t unit = static_cast<char16_t>(level.U16(at + 2 + 2 * i));
    if (unit < word::kListLevels) {
      out += '%';
      out += static_cast<char>('1' + unit);
    } else if (unit < 0xD800 || unit > 0xDFFF) {
      text::AppendUtf8(unit, &out);
    }
  }
  return out;
}

// Takes a level off `rest`.
ListLevel TakeLevel(Bytes* rest) {
  ListLevel out;
  if (rest->size() < kLevelHead) {
    *rest = {};
    return out;
  }
  const uint8_t flags = rest->U8(5);
  const size_t text = kLevelHead + rest->U8(24) + rest->U8(25);
  out.known = true;
  out.start = rest->U32(0);
  out.format = FormatOf(rest->U8(4));
  out.legal = (flags & 4) != 0;
  if ((flags & 8) != 0) out.restart = rest->U8(26);
  out.gap = rest->U8(15) != 2;
  out.text = TextOf(*rest, text);
  *rest = rest->From(text + 2 + 2 * size_t{rest->U16(text)});
  return out;
}

std::string StyleId(uint16_t style) { return style == 0xFFF ? "" : std::to_string(style); }

// Definitions by their number; the levels of all stand behind the last.
std::map<uint32_t, List> ReadDefinitions(Bytes part) {
  std::map<uint32_t, List> out;
  const size_t count = std::min<size_t>(part.U16(0), kMaxLists);
  Bytes levels = part.From(2 + kListSize * size_t{part.U16(0)});
  for (size_t i = 0; i < count; ++i) {
    const Bytes head = part.Slice(2 + kListSize * i, kListSize);
    List list;
    list.definition = head.U32(0);
    const int known = (head.U8(26) & 1) != 0 ? 1 : word::kListLevels;
    for (int level = 0; level < known; ++level) {
      list.levels[level] = TakeLevel(&levels);
      list.levels[level].style = StyleId(head.U16(8 + 2 * static_cast<size_t>(level)));
    }
    out.emplace(head.U32(0), std::move(list));
  }
  return out;
}

// What a list changes of its definition.
void TakeOverrides(Bytes* rest, size_t count, List* list) {
  for (size_t i = 0; i < count && rest->size() >= 8; ++i) {
    const uint32_t start = rest->U32(0), flags = rest->U32(4);
    const int level = static_cast<int>(flags & 0xF);
    *rest = rest->From(8);
    ListLevel own;
    const bool formatted = (flags & 0x20) != 0;
    if (formatted) own = TakeLevel(rest);
    if (level >= word::kListLevels) continue;
    if (formatted && own.known) list->levels[level] = own;
    if ((flags & 0x10) != 0) list->start_overrides[level] = formatted ? own.start : start;
  }
}

}  // namespace

word::ListNumbers ReadLists(const WordFile& file) {
  const auto definitions = ReadDefinitions(file.PartAndRest(WordFile::kLists));
  const Bytes part = file.PartAndRest(WordFile::kListOverrides);
  const size_t stated = part.U32(0), count = std::min(stated, kMaxLists);
  Bytes rest = part.From(4 + kOverrideSize * stated);
  word::ListNumbers out;
  for (size_t i = 0; i < count; ++i) {
    const Bytes head = part.Slice(4 + kOverrideSize * i, kOverrideSize);
    const auto definition = definitions.find(head.U32(0));
    List list = definition == definitions.end() ? List() : definition->second;
    rest = rest.From(4);
    TakeOverrides(&rest, head.U8(12), &list);
    out.Add(static_cast<int>(i) + 1, std::move(list));
  }
  return out;
}

}  // namespace dudao::ingest::doc
