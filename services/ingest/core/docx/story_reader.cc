#include "services/ingest/core/docx/story_reader.h"

#include <algorithm>
#include <optional>
#include <set>

#include "services/ingest/core/docx/table_grid.h"
#include "services/ingest/core/xml/xml.h"

namespace dudao::ingest::docx {
namespace {

bool IsBlank(std::string_view text) {
  return text.find_first_not_of(" \t\n") == std::string_view::npos;
}

// A content control that Word's reference gallery made: 目录 and its lines are not the report.
bool IsContents(const pugi::xml_node& control) {
  const auto gallery = xml::Child(control, "sdtPr", "docPartObj", "docPartGallery");
  return xml::Attribute(gallery, "val") == "Table of Contents";
}

LineStyle LookOf(const pugi::xml_node& properties, const Style& style) {
  LineStyle out{style.outline_level, style.kind};
  const int own = xml::ToInt(xml::ChildValue(properties, "outlineLvl"), -1);
  if (own >= 0) out.outline_level = own < 9 ? static_cast<uint32_t>(own) + 1 : 0;
  return out;
}

// The end of a paragraph that was deleted or moved away: the next one goes on in its place.
bool RunsOn(const pugi::xml_node& mark) {
  return xml::Child(mark, "del") || xml::Child(mark, "moveFrom");
}

}  // namespace

void StoryReader::Read(const pugi::xml_node& body) {
  Target target;
  Story(body, &target);
}

void StoryReader::ReadNotes(const Notes& notes, bool endnotes) {
  const std::vector<NoteReference> references = notes_;
  std::set<int> seen;
  int number = 0;
  for (const NoteReference& reference : references) {
    if (reference.endnote != endnotes || !seen.insert(reference.id).second) continue;
    if (!reference.own_mark) ++number;
    const auto note = notes.find(reference.id);
    if (note == notes.end()) continue;
    Target target{.kind = endnotes ? "endnote" : "footnote"};
    if (!reference.own_mark) target.mark = "[" + std::to_string(number) + "] ";
    Story(note->second, &target);
  }
}

void StoryReader::Story(const pugi::xml_node& parent, Target* target) {
  Blocks(parent, target);
  if (!carried_.empty()) PutLine(std::exchange(carried_, {}), {}, target);
}

void StoryReader::Blocks(const pugi::xml_node& parent, Target* target) {
  for (const pugi::xml_node& child : parent) {
    if (out_.full()) return;
    Block(child, target);
  }
}

void StoryReader::Block(const pugi::xml_node& node, Target* target) {
  static constexpr std::string_view kWrappers[] = {"sdtContent", "customXml", "ins", "moveTo",
                                                   "smartTag"};
  const std::string_view name = xml::Name(node);
  if (name == "p") return Paragraph(node, target);
  if (name == "tbl") return Table(node, target);
  if (name == "AlternateContent") {
    const pugi::xml_node choice = xml::Child(node, "Choice");
    return Blocks(choice ? choice : xml::Child(node, "Fallback"), target);
  }
  const bool wrapper =
      std::find(std::begin(kWrappers), std::end(kWrappers), name) != std::end(kWrappers);
  if (wrapper || (name == "sdt" && !IsContents(node))) Blocks(node, target);
}

void StoryReader::Paragraph(const pugi::xml_node& node, Target* target) {
  const pugi::xml_node properties = xml::Child(node, "pPr");
  const pugi::xml_node mark = xml::Child(properties, "rPr");
  const Style& style = styles_.Paragraph(xml::ChildValue(properties, "pStyle"));
  const LineStyle look = LookOf(properties, style);
  if (look.outline_level > 0) paragraphs_.LeaveContents();
  const bool in_contents = paragraphs_.in_contents();
  const Words words = paragraphs_.Read(node, style);
  if (style.contents) return;
  if (words.text.empty() && (in_contents || paragraphs_.in_contents())) return;
  if (words.hidden && xml::IsOn(xml::Child(mark, "vanish"))) return;
  notes_.insert(notes_.end(), words.notes.begin(), words.notes.end());
  carried_ += words.text;
  if (!RunsOn(mark)) {
    std::string line = std::exchange(carried_, {});
    const std::string number = NumberOf(properties, style);
    PutLine(IsBlank(line) ? std::move(line) : number + line, look, target);
  }
  for (const pugi::xml_node& box : words.boxes) {
    Target inner{.cell = target->cell, .kind = "text_box"};
    Story(box, &inner);
  }
}

void StoryReader::PutLine(std::string line, LineStyle look, Target* target) {
  if (!target->mark.empty()) {
    line.erase(0, std::min(line.find_first_not_of(' '), line.size()));
    line = std::exchange(target->mark, {}) + line;
  }
  if (target->cell == nullptr) {
    if (!target->kind.empty()) look.kind = target->kind;
    return out_.Line(line, look);
  }
  if (IsBlank(line)) return;
  if (!target->cell->empty()) *target->cell += '\n';
  *target->cell += line;
}

// The paragraph's own list before its style's; list 0 switches numbering off.
std::string StoryReader::NumberOf(const pugi::xml_node& properties, const Style& style) {
  const pugi::xml_node own = xml::Child(properties, "numPr");
  const std::string_view own_id = xml::ChildValue(own, "numId");
  const int id = own_id.empty() ? style.number_id.value_or(0) : xml::ToInt(own_id, 0);
  if (id == 0) return {};
  int level = 0;
  if (const auto own_level = xml::ChildValue(own, "ilvl"); !own_level.empty()) {
    level = xml::ToInt(own_level, 0);
  } else if (own_id.empty()) {
    level = numbering_.LevelOfStyle(id, style.id).value_or(style.level.value_or(0));
  }
  return numbering_.Next(id, level);
}

void StoryReader::Table(const pugi::xml_node& node, Target* target) {
  const std::vector<GridRow> rows = ReadGrid(node, styles_);
  if (target->cell == nullptr) out_.BeginTable();
  for (const GridRow& row : rows) {
    if (out_.full()) break;
    if (target->cell == nullptr) out_.BeginRow();
    for (const GridCell& cell : row.cells) {
      const std::string words = CellWords(cell.node);
      if (target->cell == nullptr) {
        out_.Cell(words, {row.header && !words.empty(), cell.rows, cell.columns});
      } else {
        PutLine(words, {}, target);
      }
    }
  }
  if (target->cell == nullptr) out_.EndTable();
}

std::string StoryReader::CellWords(const pugi::xml_node& cell) {
  std::string words;
  Target target{.cell = &words};
  Story(cell, &target);
  return words;
}

}  // namespace dudao::ingest::docx
