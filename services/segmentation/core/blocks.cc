#include "services/segmentation/core/blocks.h"

#include "services/segmentation/core/char_class.h"

namespace dudao::segmentation {
namespace {

class BlockBuilder {
 public:
  BlockBuilder(std::u32string_view text, const std::vector<Line>& lines, const Page& page,
               const Wrapping& wrapping)
      : text_(text), lines_(lines), page_(page), wrapping_(wrapping) {}

  std::vector<Block> Build() {
    const Line* before = nullptr;
    for (uint32_t i = std::max(page_.begin, page_.title_end); i < page_.end; ++i) {
      const Line& line = lines_[i];
      if (line.blank()) continue;
      if (page_.chrome[i]) {
        parted_ = true;
        continue;
      }
      Add(i, before);
      parted_ = false;
      before = &line;
    }
    return std::move(blocks_);
  }

 private:
  std::u32string_view Words(const Line& line) const {
    return text_.substr(line.span.begin, line.span.size());
  }

  // Rows of tables and notes are numbered by themselves.
  std::optional<Mark> ReadNumber(const Line& line) const {
    const bool own = line.part == Line::Part::kText || line.part == Line::Part::kTitle;
    return own ? ReadMark(Words(line)) : std::nullopt;
  }

  // Whether a number at the start of a line that follows a full one opens a paragraph there, and is
  // not what a sentence happens to go on with: `…下降\n1.46个百分点`, `…十二届\n(一)中全会`.
  bool Opens(const Line& before, const Line& line, const Mark& mark) const {
    const bool finished =
        EndsSentence(before.last) || IsColon(before.last) || IsSemicolon(before.last);
    if (mark.kind == Kind::kIs) return finished && wrapping_.indented;
    if (finished) return Believe(mark, Words(line), seen_);
    return !mark.doubtful && seen_.Expected(mark) && !IsComma(before.last) && before.last != U'、';
  }

  bool Continues(const Line& before, const Line& line, const std::optional<Mark>& mark) const {
    if (!wrapping_.Full(before)) return false;
    if (wrapping_.indented && line.indent >= 2) return false;
    if (before.part != line.part || line.part == Line::Part::kRow) return false;
    if (line.outline_level != before.outline_level) return false;
    if (mark && Opens(before, line, *mark)) return false;
    if (IsColon(before.last)) return false;
    if (line.after_blank || parted_) return !EndsSentence(before.last) && line.indent < 2;
    return true;
  }

  void Add(uint32_t i, const Line* before) {
    const Line& line = lines_[i];
    const auto mark = ReadNumber(line);
    const bool frame = i <= page_.prose;
    const bool continues = before != nullptr && !frame && Continues(*before, line, mark);
    if (continues && !parted_) {
      blocks_.back().span.end = line.span.end;
      blocks_.back().lines = i - blocks_.back().first_line + 1;
      return;
    }
    Block block{line.span, i, 1, std::nullopt, continues, line.part, line.outline_level};
    if (mark && !continues && Believe(*mark, Words(line), seen_)) {
      block.mark = mark;
      seen_.Take(*mark);
    }
    blocks_.push_back(block);
  }

  std::u32string_view text_;
  const std::vector<Line>& lines_;
  const Page& page_;
  const Wrapping& wrapping_;
  Sequence seen_;
  bool parted_ = false;  // furniture stands before the line at hand
  std::vector<Block> blocks_;
};

}  // namespace

std::vector<Block> BuildBlocks(std::u32string_view text, const std::vector<Line>& lines,
                               const Page& page, const Wrapping& wrapping) {
  return BlockBuilder(text, lines, page, wrapping).Build();
}

}  // namespace dudao::segmentation
