#include "services/ingest/core/doc/story.h"

#include <algorithm>
#include <utility>

#include "common/text/utf.h"
#include "services/ingest/core/doc/sprm.h"
#include "services/ingest/core/word/field.h"
#include "services/ingest/core/word/symbol.h"

namespace dudao::ingest::doc {
namespace {

// [MS-DOC] 2.4.1 and 2.8.25: characters with a meaning of their own.
enum : char16_t {
  kNoteMark = 0x02,
  kCellEnd = 0x07,
  kTab = 0x09,
  kLineBreak = 0x0B,
  kPageBreak = 0x0C,
  kParagraphEnd = 0x0D,
  kColumnBreak = 0x0E,
  kFieldBegin = 0x13,
  kFieldSeparator = 0x14,
  kFieldEnd = 0x15,
  kHardHyphen = 0x1E,
  kSoftHyphen = 0x1F,
};

// [MS-DOC] 2.6.1.
enum : uint16_t {
  kDeleted = 0x0800,
  kHidden = 0x083C,
  kSpecial = 0x0855,
  kSymbol = 0x6A09,
  kRaised = 0x2A48,
};

// On, or the opposite of a style that (as good as always) says nothing.
bool IsOn(uint8_t toggle) { return toggle == 1 || toggle == 129; }

std::string Utf8Of(std::u16string_view units) {
  std::u32string out;
  for (const char16_t unit : units) out += unit >= 0xD800 && unit <= 0xDFFF ? 0xFFFD : unit;
  return text::ToUtf8(out);
}

// Names of fonts; only those of signs are looked up.
std::map<uint16_t, std::string> ReadFonts(const WordFile& file) {
  const Bytes part = file.Part(WordFile::kFonts);
  std::map<uint16_t, std::string> out;
  size_t at = 4;
  for (uint16_t i = 0; i < part.U16(0) && at < part.size(); ++i) {
    const size_t size = part.U8(at);
    std::string name;
    for (size_t n = 40; n + 1 < size + 1 && part.U16(at + n) != 0; n += 2) {
      name += static_cast<char>(part.U16(at + n) & 0x7F);
    }
    if (name == "Symbol" || name.starts_with("Wingdings")) out[i] = name;
    at += 1 + size;
  }
  return out;
}

char32_t Raised(char32_t c) {
  static constexpr std::u32string_view kDigits = U"⁰¹²³⁴⁵⁶⁷⁸⁹";
  return c >= U'0' && c <= U'9' ? kDigits[c - U'0'] : c;
}

}  // namespace

Book::Book(const WordFile& word, Pieces text)
    : file(word),
      pieces(std::move(text)),
      styles(word),
      paragraphs(PropertyRuns::Read(word, PropertyRuns::kParagraphs)),
      characters(PropertyRuns::Read(word, PropertyRuns::kCharacters)),
      fonts(ReadFonts(word)) {}

Story::Story(const Book& book, uint32_t begin, uint32_t end) : book_(book) {
  const auto size = static_cast<uint32_t>(book.pieces.units.size());
  end_ = std::min(end, size);
  at_ = std::min(begin, end_);
}

void Story::LookAt(uint32_t place) {
  if (run_ != nullptr && place >= run_->begin && place < run_->end) return;
  run_ = book_.characters.Find(place);
  look_ = {};
  if (run_ == nullptr) return;
  ForEachSprm(run_->list, [this](const Sprm& sprm) {
    const uint8_t byte = sprm.operand.U8(0);
    if (sprm.code == kDeleted) look_.deleted = IsOn(byte);
    if (sprm.code == kHidden) look_.hidden = IsOn(byte);
    if (sprm.code == kSpecial) look_.special = IsOn(byte);
    if (sprm.code == kRaised) look_.raised = byte == 1;
    if (sprm.code == kSymbol) {
      look_.font = sprm.operand.U16(0);
      look_.sign = static_cast<char16_t>(sprm.operand.U16(2));
    }
  });
}

// A page break stands within a paragraph, a section's end ends one: the paragraph's run tells.
bool Story::Ends(char16_t unit, uint32_t at) const {
  if (unit == kParagraphEnd || unit == kCellEnd) return true;
  if (unit != kPageBreak) return false;
  const auto* run = book_.paragraphs.Find(book_.pieces.PlaceOf(at));
  return run != nullptr && run->end == book_.pieces.PlaceAfter(at);
}

// Where the paragraph that begins at `at_` has its mark; the story's end when it has none.
uint32_t Story::FindMark() const {
  uint32_t at = at_;
  while (at < end_ && !Ends(book_.pieces.units[at], at)) ++at;
  return at;
}

void Story::ReadMark(uint32_t mark, Paragraph* paragraph) {
  const uint32_t place = book_.pieces.PlaceOf(mark);
  const char16_t unit = book_.pieces.units[mark];
  if (const auto* run = book_.paragraphs.Find(place)) {
    paragraph->look = book_.styles.LookOf(run->style);
    Apply(run->list, book_.file, &paragraph->look);
  }
  LookAt(place);
  paragraph->cell_end = unit == kCellEnd;
  paragraph->runs_on = look_.deleted && unit == kParagraphEnd;
}

void Story::ReadWords(uint32_t mark, Paragraph* paragraph) {
  words_.clear();
  for (; at_ < mark; ++at_) {
    LookAt(book_.pieces.PlaceOf(at_));
    if (!look_.deleted) Character(book_.pieces.units[at_], paragraph);
  }
  // An instruction ends with its paragraph: else a field that lacks its end would swallow the
  // report.
  while (!fields_.empty() && !fields_.back().in_result) EndField();
  words_.erase(words_.find_last_not_of(U'\n') + 1);
  words_.erase(0, std::min(words_.find_first_not_of(U'\n'), words_.size()));
  paragraph->text = text::ToUtf8(words_);
}

std::optional<Paragraph> Story::Next() {
  if (at_ >= end_) return std::nullopt;
  Paragraph out;
  const uint32_t mark = FindMark();
  if (mark < end_) ReadMark(mark, &out);
  // A heading ends a table of contents whose field does not end itself.
  while (out.look.outline_level > 0 && contents_ > 0) EndField();
  const bool in_contents = contents_ > 0;
  ReadWords(mark, &out);
  at_ = std::min(mark + 1, end_);
  out.contents = out.look.contents || (words_.empty() && (in_contents || contents_ > 0));
  return out;
}

void Story::Character(char16_t unit, Paragraph* paragraph) {
  if (unit >= kFieldBegin && unit <= kFieldEnd) return FieldSign(unit);
  if (!fields_.empty() && !fields_.back().in_result) {
    auto& instruction = fields_.back().instruction;
    if (instruction.size() < word::kMaxInstruction) instruction += unit;
    return;
  }
  if (!Shown() || look_.hidden) return;
  if (unit < 0x20) return Control(unit, paragraph);
  if (look_.special && look_.sign != 0) {
    const auto font = book_.fonts.find(look_.font);
    return Put(word::SymbolSign(font == book_.fonts.end() ? "" : font->second, look_.sign));
  }
  if (unit >= 0xD800 && unit < 0xDC00) {
    high_ = unit;
  } else if (unit >= 0xDC00 && unit < 0xE000) {
    Put(high_ == 0 ? U'\uFFFD' : 0x10000 + ((high_ - 0xD800) << 10) + (unit - 0xDC00));
  } else {
    Put(look_.raised ? Raised(unit) : unit);
  }
}

// Pictures, drawings and marks of remarks have no words.
void Story::Control(char16_t unit, Paragraph* paragraph) {
  switch (unit) {
    case kTab:
      return Put(U'\t');
    case kLineBreak:
    case kPageBreak:
    case kColumnBreak:
      return Put(U'\n');
    case kHardHyphen:
      return Put(U'-');
    case kSoftHyphen:
      return Put(U'\u00AD');
    case kNoteMark:
      if (words_.empty()) paragraph->note_mark = true;
      return;
    default:
      return;
  }
}

void Story::Put(char32_t c) {
  high_ = 0;
  words_ += c;
}

void Story::FieldSign(char16_t unit) {
  if (unit == kFieldBegin) {
    if (fields_.size() >= word::kMaxFields) return;
    fields_.emplace_back();
    ++muted_;
  } else if (fields_.empty()) {
    return;
  } else if (unit == kFieldEnd) {
    EndField();
  } else if (!fields_.back().in_result) {
    Field& field = fields_.back();
    field.in_result = true;
    field.contents = word::MakesContents(Utf8Of(field.instruction));
    contents_ += field.contents;
    --muted_;
  }
}

void Story::EndField() {
  const Field field = std::move(fields_.back());
  fields_.pop_back();
  contents_ -= field.contents;
  if (field.in_result) return;
  --muted_;
  const auto sign = text::ToUtf32(word::EnclosedSign(Utf8Of(field.instruction)));
  if (Shown() && sign) words_ += *sign;
}

}  // namespace dudao::ingest::doc
