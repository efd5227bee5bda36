#include "services/ingest/core/docx/paragraph_reader.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "common/text/utf.h"
#include "services/ingest/core/word/field.h"
#include "services/ingest/core/word/symbol.h"
#include "services/ingest/core/xml/xml.h"

namespace dudao::ingest::docx {
namespace {

// Settings, what was deleted or moved away, what stands beside the text.
constexpr std::string_view kLeftOut[] = {
    "pPr", "rPr",    "tcPr",          "sdtPr",  "sdtEndPr", "del",          "moveFrom", "delText",
    "rt",  "rubyPr", "annotationRef", "ctrlPr", "altChunk", "delInstrText", "fPr",      "Fallback"};

// Straight strings within a shape that are no words: VML's formulas, DrawingML's own text.
constexpr std::string_view kShapes[] = {"drawing", "pict", "object"};

struct Stand {
  std::string_view name, words;
};

constexpr Stand kStandIns[] = {
    {"tab", "\t"}, {"ptab", "\t"},         {"cr", "\n"},
    {"br", "\n"},  {"noBreakHyphen", "-"}, {"softHyphen", "\xC2\xAD"},
};

template <size_t N>
bool Among(std::string_view name, const std::string_view (&names)[N]) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

std::string_view Trim(std::string_view text) {
  static constexpr std::string_view kBlank = " \t\r\n";
  const size_t begin = text.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlank) + 1 - begin);
}

// The characters of w:t: blanks at its ends count only where it says so, line ends of the file are
// blanks.
std::string TextOf(const pugi::xml_node& node) {
  std::string out;
  for (const pugi::xml_node& piece : node) out += piece.value();
  if (xml::Attribute(node, "space") != "preserve") out = Trim(out);
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  return out;
}

// Digits above the line are powers or marks; beside other digits they would change the figure.
std::string Raised(std::string_view text) {
  static constexpr std::string_view kDigits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  if (text.find_first_not_of("0123456789") != std::string_view::npos) return std::string(text);
  std::string out;
  for (const char c : text) out += kDigits[c - '0'];
  return out;
}

std::string SignOf(const pugi::xml_node& sym) {
  const std::string_view digits = xml::Attribute(sym, "char");
  uint32_t code = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
  std::string out;
  text::AppendUtf8(word::SymbolSign(xml::Attribute(sym, "font"), code), &out);
  return out;
}

}  // namespace

Words ParagraphReader::Read(const pugi::xml_node& paragraph, const Style& style) {
  words_ = {};
  paragraph_hidden_ = run_hidden_ = style.hidden;
  Walk(paragraph);
  // An instruction ends with its paragraph: else a field that lacks its end would swallow the
  // report.
  while (!fields_.empty() && !fields_.back().in_result) EndField();
  words_.hidden = words_.hidden && words_.text.empty();
  // A page break before or after the words is no line of theirs.
  words_.text.erase(words_.text.find_last_not_of('\n') + 1);
  words_.text.erase(0, std::min(words_.text.find_first_not_of('\n'), words_.text.size()));
  return std::move(words_);
}

void ParagraphReader::Walk(const pugi::xml_node& node) {
  for (const pugi::xml_node& child : node) {
    if (child.type() == pugi::node_element) Element(child);
  }
}

void ParagraphReader::Element(const pugi::xml_node& node) {
  const std::string_view name = xml::Name(node);
  if (Among(name, kLeftOut)) return;
  if (name == "r") return Run(node);
  if (name == "t") return Text(node);
  if (name == "instrText") {
    if (!fields_.empty() && fields_.back().instruction.size() < word::kMaxInstruction) {
      fields_.back().instruction += node.child_value();
    }
    return;
  }
  if (name == "fldChar") return FieldSign(node);
  if (name == "fldSimple") return SimpleField(node);
  if (name == "footnoteReference") return NoteMark(node, /*endnote=*/false);
  if (name == "endnoteReference") return NoteMark(node, /*endnote=*/true);
  if (name == "sym") return Put(SignOf(node));
  if (name == "f" && shapes_ == 0) return Fraction(node);
  if (name == "sup") Put("^");
  if (name == "AlternateContent") {
    const pugi::xml_node choice = xml::Child(node, "Choice");
    return Walk(choice ? choice : xml::Child(node, "Fallback"));
  }
  if (name == "txbxContent") {
    if (muted_ == 0 && contents_ == 0) words_.boxes.push_back(node);
    return;
  }
  for (const Stand& stand : kStandIns) {
    if (name == stand.name) return Put(stand.words);
  }
  const bool shape = Among(name, kShapes);
  shapes_ += shape;
  Walk(node);
  shapes_ -= shape;
}

void ParagraphReader::Run(const pugi::xml_node& run) {
  const pugi::xml_node look = xml::Child(run, "rPr");
  const pugi::xml_node vanish = xml::Child(look, "vanish");
  const bool outer = run_hidden_;
  run_hidden_ = vanish ? xml::IsOn(vanish)
                       : paragraph_hidden_ || styles_.Hides(xml::ChildValue(look, "rStyle"));
  superscript_ = xml::ChildValue(look, "vertAlign") == "superscript";
  after_own_mark_ = false;
  Walk(run);
  superscript_ = after_own_mark_ = false;
  run_hidden_ = outer;
}

void ParagraphReader::Text(const pugi::xml_node& node) {
  const std::string words = TextOf(node);
  const bool in_instruction = !fields_.empty() && !fields_.back().in_result;
  if (in_instruction && fields_.back().instruction.size() < word::kMaxInstruction) {
    fields_.back().instruction += words;
  }
  if (!after_own_mark_) Put(superscript_ ? Raised(words) : words);
}

void ParagraphReader::Put(std::string_view words) {
  if (!Shown()) return;
  if (run_hidden_) {
    words_.hidden = true;
  } else {
    words_.text += words;
  }
}

void ParagraphReader::FieldSign(const pugi::xml_node& node) {
  const std::string_view type = xml::Attribute(node, "fldCharType");
  if (type == "begin" && fields_.size() < word::kMaxFields) {
    fields_.emplace_back();
    ++muted_;
  } else if (type == "separate" && !fields_.empty() && !fields_.back().in_result) {
    Field& field = fields_.back();
    field.in_result = true;
    field.contents = word::MakesContents(field.instruction);
    contents_ += field.contents;
    --muted_;
  } else if (type == "end" && !fields_.empty()) {
    EndField();
  }
}

void ParagraphReader::EndField() {
  const Field field = std::move(fields_.back());
  fields_.pop_back();
  contents_ -= field.contents;
  if (field.in_result) return;
  --muted_;
  Put(word::EnclosedSign(field.instruction));
}

void ParagraphReader::LeaveContents() {
  while (contents_ > 0) EndField();
}

void ParagraphReader::SimpleField(const pugi::xml_node& node) {
  if (!word::MakesContents(xml::Attribute(node, "instr"))) Walk(node);
}

// A mark the author wrote stands in the same run, after the reference.
void ParagraphReader::NoteMark(const pugi::xml_node& node, bool endnote) {
  const std::string_view own = xml::Attribute(node, "customMarkFollows");
  after_own_mark_ = own == "1" || own == "true" || own == "on";
  if (Shown() && !run_hidden_) {
    words_.notes.push_back({endnote, xml::ToInt(xml::Attribute(node, "id"), 0), after_own_mark_});
  }
}

void ParagraphReader::Fraction(const pugi::xml_node& node) {
  Walk(xml::Child(node, "num"));
  Put("/");
  Walk(xml::Child(node, "den"));
}

}  // namespace dudao::ingest::docx
