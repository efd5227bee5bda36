// The streams of a Word 97-2003 file and its file information block ([MS-DOC] 2.5).
//
//   auto file = OpenWordFile(bytes);
//   file->Part(WordFile::kPieces);      // a part of the table stream
#ifndef DUDAO_SERVICES_INGEST_CORE_DOC_WORD_FILE_H_
#define DUDAO_SERVICES_INGEST_CORE_DOC_WORD_FILE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "services/ingest/core/doc/bytes.h"

namespace dudao::ingest::doc {

struct WordFile {
  // Where the file information block lists a part of the table stream.
  enum PartIndex : size_t {
    kStyles = 1,
    kFootnoteTexts = 3,
    kCharacterPages = 12,
    kParagraphPages = 13,
    kFonts = 15,
    kPieces = 33,
    kEndnoteTexts = 47,
    kLists = 73,
    kListOverrides = 74,
  };

  std::string main, table, data;  // streams; data may be empty

  // Characters of the stories, which follow one another in this order.
  struct Lengths {
    uint32_t text = 0, footnotes = 0, headers = 0, comments = 0, endnotes = 0, text_boxes = 0;
  };
  Lengths lengths;

  // Empty when the file has none.
  Bytes Part(PartIndex index) const;
  // From the part's start to the end of the stream, for parts that go beyond their stated length.
  Bytes PartAndRest(PartIndex index) const;
};

// encrypted_file; unsupported_format {name} for Word 95 and older, and for containers without a
// document; damaged_file {stream}.
absl::StatusOr<WordFile> OpenWordFile(std::string_view bytes);

}  // namespace dudao::ingest::doc

#endif  // DUDAO_SERVICES_INGEST_CORE_DOC_WORD_FILE_H_
