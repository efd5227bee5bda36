#include "services/ingest/core/docx/docx_reader.h"

#include "services/ingest/core/document_builder.h"
#include "services/ingest/core/docx/numbering.h"
#include "services/ingest/core/docx/package.h"
#include "services/ingest/core/docx/story_reader.h"
#include "services/ingest/core/refusal.h"
#include "services/ingest/core/xml/xml.h"

namespace dudao::ingest {
namespace {

docx::Notes NotesOf(const pugi::xml_document& part) {
  docx::Notes out;
  for (const pugi::xml_node& note : part.document_element()) {
    out.emplace(xml::ToInt(xml::Attribute(note, "id"), -1), note);
  }
  return out;
}

}  // namespace

absl::StatusOr<v1::Document> ReadDocx(std::string_view bytes, const Limits& limits) {
  auto package = docx::OpenPackage(bytes, limits);
  if (!package.ok()) return package.status();
  const pugi::xml_node body = xml::Child(package->document.document_element(), "body");
  if (!body) return Refuse("damaged_file", {"body"});
  const docx::Styles styles(package->styles.document_element());
  DocumentBuilder out(limits.max_text_bytes);
  docx::StoryReader story(styles,
                          docx::ReadNumbering(package->numbering.document_element(), styles), &out);
  story.Read(body);
  story.ReadNotes(NotesOf(package->footnotes), /*endnotes=*/false);
  story.ReadNotes(NotesOf(package->endnotes), /*endnotes=*/true);
  return std::move(out).Finish();
}

}  // namespace dudao::ingest
