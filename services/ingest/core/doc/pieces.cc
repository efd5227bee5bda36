#include "services/ingest/core/doc/pieces.h"

#include <algorithm>

namespace dudao::ingest::doc {
namespace {

// Windows-1252 from 0x80 to 0x9F; 0 where it has nothing.
constexpr char16_t kWindows1252[] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

char16_t FromByte(uint8_t byte) {
  if (byte < 0x80 || byte > 0x9F) return byte;
  const char16_t c = kWindows1252[byte - 0x80];
  return c == 0 ? u'\uFFFD' : c;
}

// The table of pieces within the Clx, behind property lists of fast saves.
Bytes FindTable(Bytes clx) {
  for (size_t at = 0; at < clx.size();) {
    const uint8_t type = clx.U8(at);
    if (type == 2) return clx.Slice(at + 5, clx.U32(at + 1));
    if (type != 1) break;
    at += 3 + clx.U16(at + 1);
  }
  return {};
}

const Pieces::Piece& Find(const std::vector<Pieces::Piece>& pieces, uint32_t character) {
  const auto after =
      std::upper_bound(pieces.begin(), pieces.end(), character,
                       [](uint32_t at, const Pieces::Piece& piece) { return at < piece.begin; });
  return after == pieces.begin() ? *after : *std::prev(after);
}

}  // namespace

uint32_t Pieces::PlaceOf(uint32_t character) const {
  const Piece& piece = Find(pieces, character);
  return piece.place + (character - piece.begin) * piece.width;
}

uint32_t Pieces::PlaceAfter(uint32_t character) const {
  return PlaceOf(character) + Find(pieces, character).width;
}

std::optional<Pieces> ReadPieces(const WordFile& file) {
  const Bytes table = FindTable(file.Part(WordFile::kPieces));
  const Bytes main(file.main);
  if (table.size() < 16) return std::nullopt;
  const size_t count = (table.size() - 4) / 12;
  Pieces out;
  for (size_t i = 0; i < count; ++i) {
    const uint32_t begin = table.U32(4 * i), end = table.U32(4 * i + 4);
    const uint32_t packed = table.U32(4 * (count + 1) + 8 * i + 2);
    const bool bytes = (packed & 0x40000000) != 0;
    const uint32_t width = bytes ? 1 : 2;
    const uint32_t place = bytes ? (packed & 0x3FFFFFFF) / 2 : packed & 0x3FFFFFFF;
    const size_t length = end - begin;
    if (begin != out.units.size() || end < begin || !main.Holds(place, length * width)) {
      return std::nullopt;
    }
    // No stretch of the stream is text twice: pieces laid over one another are a bomb.
    if (out.units.size() + length > file.main.size()) return std::nullopt;
    out.pieces.push_back({begin, place, width});
    for (size_t n = 0; n < length; ++n) {
      out.units +=
          bytes ? FromByte(main.U8(place + n)) : static_cast<char16_t>(main.U16(place + 2 * n));
    }
  }
  return out;
}

}  // namespace dudao::ingest::doc
