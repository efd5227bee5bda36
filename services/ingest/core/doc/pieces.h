// The characters of a Word file in their order: the piece table says where in the stream each
// stretch of text lies, in UTF-16 or in one byte a character ([MS-DOC] 2.4.1).
//
//   auto text = ReadPieces(file);
//   text->units[0];         // first character
//   text->PlaceOf(0);       // where it lies in the stream: what properties are looked up by
#ifndef DUDAO_SERVICES_INGEST_CORE_DOC_PIECES_H_
#define DUDAO_SERVICES_INGEST_CORE_DOC_PIECES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "services/ingest/core/doc/word_file.h"

namespace dudao::ingest::doc {

struct Pieces {
  struct Piece {
    uint32_t begin = 0;  // first character
    uint32_t place = 0;  // of it in the stream
    uint32_t width = 2;  // bytes a character
  };

  std::u16string units;
  std::vector<Piece> pieces;  // by begin

  uint32_t PlaceOf(uint32_t character) const;
  // Of the character after it, were it in the same piece.
  uint32_t PlaceAfter(uint32_t character) const;
};

// nullopt when the table is not there or leads out of the stream.
std::optional<Pieces> ReadPieces(const WordFile& file);

}  // namespace dudao::ingest::doc

#endif  // DUDAO_SERVICES_INGEST_CORE_DOC_PIECES_H_
