// The words of one paragraph of a DOCX as a reader sees them: runs joined, fields by their results,
// tracked changes as accepted, hidden text left out.
//
//   ParagraphReader reader(styles);
//   Words words = reader.Read(paragraph, style);
//   words.text;        // "全县共有小学23所"
#ifndef DUDAO_SERVICES_INGEST_CORE_DOCX_PARAGRAPH_READER_H_
#define DUDAO_SERVICES_INGEST_CORE_DOCX_PARAGRAPH_READER_H_

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "services/ingest/core/docx/styles.h"

namespace dudao::ingest::docx {

struct NoteReference {
  bool endnote = false;
  int id = 0;
  bool own_mark = false;  // the note bears a mark of its own: *
};

struct Words {
  std::string text;                   // UTF-8; a line break within the paragraph is '\n'
  bool hidden = false;                // something was left out as hidden, and nothing else is there
  std::vector<pugi::xml_node> boxes;  // w:txbxContent anchored here
  std::vector<NoteReference> notes;   // nothing stands for them in the text
};

// Reads the paragraphs of a story in their order: a field may run over several.
class ParagraphReader {
 public:
  explicit ParagraphReader(const Styles& styles) : styles_(styles) {}

  Words Read(const pugi::xml_node& paragraph, const Style& style);

  // Whether what follows belongs to a table of contents that a field makes.
  bool in_contents() const { return contents_ > 0; }
  // A heading ends a table of contents whose field does not end itself.
  void LeaveContents();

 private:
  struct Field {
    std::string instruction;
    bool in_result = false;
    bool contents = false;
  };

  void Walk(const pugi::xml_node& node);
  void Element(const pugi::xml_node& node);
  void Run(const pugi::xml_node& run);
  void Text(const pugi::xml_node& node);
  void FieldSign(const pugi::xml_node& node);
  void SimpleField(const pugi::xml_node& node);
  void NoteMark(const pugi::xml_node& node, bool endnote);
  void Fraction(const pugi::xml_node& node);
  void Put(std::string_view words);
  void EndField();
  bool Shown() const { return muted_ == 0 && contents_ == 0 && shapes_ == 0; }

  const Styles& styles_;
  Words words_;
  std::vector<Field> fields_;
  int muted_ = 0;     // fields that are still in their instruction
  int contents_ = 0;  // fields that make a table of contents
  int shapes_ = 0;    // drawings around: of these, only text boxes are read
  bool paragraph_hidden_ = false;
  bool run_hidden_ = false;
  bool superscript_ = false;
  bool after_own_mark_ = false;
};

}  // namespace dudao::ingest::docx

#endif  // DUDAO_SERVICES_INGEST_CORE_DOCX_PARAGRAPH_READER_H_
