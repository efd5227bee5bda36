#include "services/ingest/core/html/line_writer.h"

namespace dudao::ingest::html {
namespace {

bool IsFolded(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

size_t LengthOf(char lead) {
  const auto c = static_cast<unsigned char>(lead);
  return c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

// Ideographs, their punctuation and full-width forms: no space stands between these.
bool IsWide(std::string_view character) {
  if (character.size() == 4) return character >= "\xF0\xA0\x80\x80";  // from U+20000
  if (character.size() != 3) return false;
  return (character >= "⺀" && character <= "鿿") || (character >= "豈" && character <= "﫿") ||
         (character >= "！" && character <= "￯");
}

std::string_view LastCharacter(std::string_view text) {
  size_t at = text.size();
  while (at > 0 && (text[--at] & 0xC0) == 0x80) {
  }
  return text.substr(at);
}

}  // namespace

void LineWriter::Begin(uint32_t outline_level) {
  outline_level_ = outline_level;
  if (!marker_.empty()) line_ = std::exchange(marker_, {});
}

void LineWriter::Space(bool line_end) {
  space_ = true;
  line_end_ |= line_end;
}

void LineWriter::Add(std::string_view character, uint32_t outline_level) {
  if (line_.empty()) {
    Begin(outline_level);
  } else if (space_) {
    const bool between_wide = line_end_ && IsWide(character) && IsWide(LastCharacter(line_));
    if (!between_wide) line_ += ' ';
  }
  space_ = line_end_ = false;
  line_ += character;
}

void LineWriter::KeepText(std::string_view utf8, uint32_t outline_level) {
  for (; !utf8.empty(); utf8.remove_prefix(1)) {
    if (utf8.front() == '\n') {
      BreakLine();
    } else if (utf8.front() != '\r') {
      if (line_.empty()) Begin(outline_level);
      line_ += utf8.front();
    }
  }
}

void LineWriter::Text(std::string_view utf8, bool keep_space, uint32_t outline_level) {
  if (keep_space) {
    KeepText(utf8, outline_level);
    return;
  }
  while (!utf8.empty()) {
    if (IsFolded(utf8.front())) {
      Space(utf8.front() == '\n' || utf8.front() == '\r');
      utf8.remove_prefix(1);
      continue;
    }
    const std::string_view character = utf8.substr(0, LengthOf(utf8.front()));
    Add(character, outline_level);
    utf8.remove_prefix(character.size());
  }
}

void LineWriter::BreakLine() {
  sink_(line_, outline_level_);
  line_.clear();
  outline_level_ = 0;
  space_ = line_end_ = false;
}

void LineWriter::EndBlock() {
  if (!line_.empty()) BreakLine();
  space_ = line_end_ = false;
}

}  // namespace dudao::ingest::html
