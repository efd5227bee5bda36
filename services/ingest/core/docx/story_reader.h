// The story of a DOCX: paragraphs with their numbers and headings, tables, text boxes and notes, in
// the order of the text.
//
//   StoryReader story(parts, &out);
//   story.Read(body);
//   story.ReadNotes();
#ifndef DUDAO_SERVICES_INGEST_CORE_DOCX_STORY_READER_H_
#define DUDAO_SERVICES_INGEST_CORE_DOCX_STORY_READER_H_

#include <map>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "services/ingest/core/document_builder.h"
#include "services/ingest/core/docx/paragraph_reader.h"
#include "services/ingest/core/docx/styles.h"
#include "services/ingest/core/word/list_numbers.h"

namespace dudao::ingest::docx {

// w:footnote or w:endnote by w:id.
using Notes = std::map<int, pugi::xml_node>;

class StoryReader {
 public:
  // `styles` and `out` outlive it.
  StoryReader(const Styles& styles, word::ListNumbers numbering, DocumentBuilder* out)
      : styles_(styles), numbering_(std::move(numbering)), paragraphs_(styles), out_(*out) {}

  // w:body.
  void Read(const pugi::xml_node& body);

  // The notes referred to so far, each once: `[1]` and its words, a line each.
  void ReadNotes(const Notes& notes, bool endnotes);

 private:
  // Where words go: lines of the document, or, within a table, one cell's words.
  struct Target {
    std::string* cell = nullptr;
    std::string_view kind;
    std::string mark;  // before the first line
  };
  // A target's paragraphs and tables, and what a deleted end would have carried past it.
  void Story(const pugi::xml_node& parent, Target* target);
  void Blocks(const pugi::xml_node& parent, Target* target);
  void Block(const pugi::xml_node& node, Target* target);
  void Paragraph(const pugi::xml_node& node, Target* target);
  void PutLine(std::string line, LineStyle look, Target* target);
  std::string NumberOf(const pugi::xml_node& properties, const Style& style);

  void Table(const pugi::xml_node& node, Target* target);
  std::string CellWords(const pugi::xml_node& cell);

  const Styles& styles_;
  word::ListNumbers numbering_;
  ParagraphReader paragraphs_;
  DocumentBuilder& out_;
  std::string carried_;  // of paragraphs whose end was deleted: they run on into the next
  std::vector<NoteReference> notes_;
};

}  // namespace dudao::ingest::docx

#endif  // DUDAO_SERVICES_INGEST_CORE_DOCX_STORY_READER_H_
