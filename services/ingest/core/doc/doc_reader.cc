#include "services/ingest/core/doc/doc_reader.h"

#include <string>
#include <utility>

#include "services/ingest/core/doc/lists.h"
#include "services/ingest/core/doc/pieces.h"
#include "services/ingest/core/doc/story.h"
#include "services/ingest/core/doc/table_rows.h"
#include "services/ingest/core/doc/word_file.h"
#include "services/ingest/core/document_builder.h"
#include "services/ingest/core/refusal.h"

namespace dudao::ingest {
namespace {

using doc::Book;
using doc::Paragraph;
using doc::Story;

bool IsBlank(std::string_view text) {
  return text.find_first_not_of(" \t\n") == std::string_view::npos;
}

class Writer {
 public:
  Writer(const doc::WordFile& file, doc::Pieces pieces, DocumentBuilder* out)
      : book_(file, std::move(pieces)), numbers_(doc::ReadLists(file)), out_(*out) {}

  void Write() {
    const doc::WordFile::Lengths& stories = book_.file.lengths;
    const uint32_t footnotes = stories.text;
    const uint32_t endnotes = footnotes + stories.footnotes + stories.headers + stories.comments;
    const uint32_t boxes = endnotes + stories.endnotes;
    Read(0, stories.text, "");
    Read(boxes, boxes + stories.text_boxes, "text_box");
    ReadNotes(doc::WordFile::kFootnoteTexts, footnotes, "footnote");
    ReadNotes(doc::WordFile::kEndnoteTexts, endnotes, "endnote");
  }

 private:
  void Read(uint32_t begin, uint32_t end, std::string_view kind) {
    Story story(book_, begin, end);
    while (const auto paragraph = story.Next()) {
      if (out_.full()) return;
      if (paragraph->look.in_table) {
        table_.Add(*paragraph, LineOf(*paragraph));
        continue;
      }
      if (!table_.empty()) table_.Write(&out_);
      if (!paragraph->contents) WriteLine(*paragraph, kind);
    }
    if (!table_.empty()) table_.Write(&out_);
  }

  // The words with the list number before them; a paragraph without words counts, but shows none.
  std::string LineOf(const Paragraph& paragraph) {
    std::string number;
    if (paragraph.look.list != 0 && !paragraph.runs_on) {
      number = numbers_.Next(paragraph.look.list, paragraph.look.list_level);
    }
    return IsBlank(paragraph.text) ? paragraph.text : number + paragraph.text;
  }

  void WriteLine(const Paragraph& paragraph, std::string_view kind) {
    carried_ += LineOf(paragraph);
    if (paragraph.runs_on) return;
    // The stories of text boxes end with an empty paragraph each.
    if (!kind.empty() && IsBlank(carried_)) return carried_.clear();
    out_.Line(std::exchange(carried_, {}),
              {paragraph.look.outline_level, kind.empty() ? paragraph.look.kind : kind});
  }

  // The places where notes begin, relative to their story, are listed; one more than there are
  // notes, and one to end the list.
  void ReadNotes(doc::WordFile::PartIndex part, uint32_t story, std::string_view kind) {
    const doc::Bytes places = book_.file.Part(part);
    if (places.size() < 12) return;
    const size_t count = places.size() / 4 - 2;
    int number = 0;
    for (size_t i = 0; i < count && !out_.full(); ++i) {
      const uint32_t begin = places.U32(4 * i), end = places.U32(4 * i + 4);
      if (begin < end) ReadNote(story + begin, story + end, kind, &number);
    }
  }

  void ReadNote(uint32_t begin, uint32_t end, std::string_view kind, int* number) {
    Story story(book_, begin, end);
    while (const auto paragraph = story.Next()) {
      const size_t blank = paragraph->text.find_first_not_of(' ');
      if (blank == std::string::npos) continue;
      std::string line = paragraph->text;
      if (paragraph->note_mark) {
        line = "[" + std::to_string(++*number) + "] " + line.substr(blank);
      }
      out_.Line(line, {.kind = kind});
    }
  }

  Book book_;
  word::ListNumbers numbers_;
  DocumentBuilder& out_;
  doc::TableRows table_;
  std::string carried_;  // of paragraphs whose end was deleted
};

}  // namespace

absl::StatusOr<v1::Document> ReadDoc(std::string_view bytes, const Limits& limits) {
  const auto file = doc::OpenWordFile(bytes);
  if (!file.ok()) return file.status();
  auto pieces = doc::ReadPieces(*file);
  if (!pieces || file->lengths.text == 0 || file->lengths.text > pieces->units.size()) {
    return Refuse("damaged_file", {"WordDocument"});
  }
  DocumentBuilder out(limits.max_text_bytes);
  Writer(*file, *std::move(pieces), &out).Write();
  return std::move(out).Finish();
}

}  // namespace dudao::ingest
