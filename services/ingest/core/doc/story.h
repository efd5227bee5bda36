// The paragraphs of a story of a Word file, as a reader sees their words: fields by their results,
// deleted and hidden text left out.
//
//   Story story(file, pieces, styles, begin, end);
//   while (auto paragraph = story.Next()) paragraph->text;
#ifndef DUDAO_SERVICES_INGEST_CORE_DOC_STORY_H_
#define DUDAO_SERVICES_INGEST_CORE_DOC_STORY_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "services/ingest/core/doc/paragraph_look.h"
#include "services/ingest/core/doc/pieces.h"
#include "services/ingest/core/doc/property_runs.h"
#include "services/ingest/core/doc/style_sheet.h"
#include "services/ingest/core/doc/word_file.h"

namespace dudao::ingest::doc {

// What all stories of a file share.
struct Book {
  explicit Book(const WordFile& file, Pieces text);

  const WordFile& file;
  Pieces pieces;
  StyleSheet styles;
  PropertyRuns paragraphs, characters;
  std::map<uint16_t, std::string> fonts;  // by number, those of signs
};

struct Paragraph {
  std::string text;  // UTF-8; a line break within is '\n'
  ParagraphLook look;
  bool cell_end = false;   // ends with the mark of a cell or row
  bool runs_on = false;    // its end was deleted: the next goes on in its place
  bool contents = false;   // of a table of contents, made by a field or by style
  bool note_mark = false;  // begins with an automatic note number, which has no text
};

class Story {
 public:
  // Characters [begin, end) of the book, cut to what it has.
  Story(const Book& book, uint32_t begin, uint32_t end);

  // nullopt at the end.
  std::optional<Paragraph> Next();

 private:
  struct CharacterLook {
    bool hidden = false, deleted = false, special = false, raised = false;
    char16_t sign = 0;
    uint16_t font = 0;
  };
  struct Field {
    std::u16string instruction;
    bool in_result = false, contents = false;
  };

  void LookAt(uint32_t place);
  bool Ends(char16_t unit, uint32_t at) const;
  uint32_t FindMark() const;
  void ReadMark(uint32_t mark, Paragraph* paragraph);
  void ReadWords(uint32_t mark, Paragraph* paragraph);
  void Character(char16_t unit, Paragraph* paragraph);
  void Control(char16_t unit, Paragraph* paragraph);
  void FieldSign(char16_t unit);
  void EndField();
  void Put(char32_t c);
  bool Shown() const { return muted_ == 0 && contents_ == 0; }

  const Book& book_;
  uint32_t at_, end_;
  const PropertyRuns::Run* run_ = nullptr;  // the one look_ was read from
  CharacterLook look_;
  std::u32string words_;
  char32_t high_ = 0;  // first half of a pair
  std::vector<Field> fields_;
  int muted_ = 0, contents_ = 0;
};

}  // namespace dudao::ingest::doc

#endif  // DUDAO_SERVICES_INGEST_CORE_DOC_STORY_H_
