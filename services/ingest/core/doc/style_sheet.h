// The style sheet of a Word file ([MS-DOC] 2.9.271): what each style, and those it is based on, say
// of its paragraphs.
//
//   StyleSheet styles(file);
//   styles.LookOf(1).outline_level;      // 1: style 1 is heading 1
#ifndef DUDAO_SERVICES_INGEST_CORE_DOC_STYLE_SHEET_H_
#define DUDAO_SERVICES_INGEST_CORE_DOC_STYLE_SHEET_H_

#include <cstdint>
#include <vector>

#include "services/ingest/core/doc/paragraph_look.h"
#include "services/ingest/core/doc/word_file.h"

namespace dudao::ingest::doc {

class StyleSheet {
 public:
  explicit StyleSheet(const WordFile& file);

  // Of running text for a style that is not there.
  const ParagraphLook& LookOf(uint16_t style) const;

 private:
  struct Style {
    uint16_t built_in = 0xFFF;  // number of a style every Word knows
    uint16_t base = 0xFFF;
    Bytes list;
  };

  static Style ReadStyle(Bytes record, size_t head);
  static void Resolve(const std::vector<Style>& styles, size_t index, const WordFile& file,
                      ParagraphLook* look);

  std::vector<ParagraphLook> looks_;
  ParagraphLook plain_;
};

}  // namespace dudao::ingest::doc

#endif  // DUDAO_SERVICES_INGEST_CORE_DOC_STYLE_SHEET_H_
