#include "services/segmentation/core/inline_split.h"

#include "services/segmentation/core/char_class.h"

namespace dudao::segmentation {
namespace {

using View = std::u32string_view;

// Shorter paragraphs are no report.
constexpr uint32_t kRunTogether = 600;

bool MayBegin(char32_t c) {
  return IsOpenBracket(c) || IsDigit(c) || View(U"一二三四五六七八九十").find(c) != View::npos;
}

bool AfterSentence(View s, size_t i) {
  const char32_t before = LastSeen(s.substr(0, i));
  return EndsSentence(before) || IsColon(before) || IsSemicolon(before) || ClosesQuote(before);
}

class Splitter {
 public:
  Splitter(View text, std::vector<Block>* out) : text_(text), out_(out) {}

  void Split(const Block& block) {
    Block part = block;
    if (part.mark) seen_.Take(*part.mark);
    for (uint32_t i = block.span.begin + 1; i < block.span.end; ++i) {
      if (!MayBegin(text_[i])) continue;
      const auto mark = Section(block.span, i);
      if (!mark) continue;
      Push(part, i);
      part = {{i, block.span.end}, block.first_line, 1, mark, false};
      Take(*mark);
    }
    Push(part, block.span.end);
  }

 private:
  void Push(Block part, uint32_t end) {
    part.span = Trim(text_, {part.span.begin, end});
    if (!part.span.empty()) out_->push_back(part);
  }

  // A new 一、 ends the list of （一） under it, and so on: these begin anew.
  void Take(const Mark& mark) {
    if (mark.kind == Kind::kHan || mark.kind == Kind::kHanBracket) {
      const Mark none{Kind::kArabic, 0, 0, false};
      seen_.Take(none);
    }
    seen_.Take(mark);
  }

  std::optional<Mark> Section(text::Span block, uint32_t i) const {
    const View s = text_.substr(block.begin, block.size());
    const auto mark = ReadMark(text_.substr(i, std::min<uint32_t>(block.end - i, 24)));
    if (!mark || mark->doubtful || !seen_.Expected(*mark)) return std::nullopt;
    if (mark->kind == Kind::kHanBracket) return mark;
    const bool outline = mark->kind == Kind::kHan || mark->kind == Kind::kArabic;
    return outline && AfterSentence(s, i - block.begin) ? mark : std::nullopt;
  }

  View text_;
  std::vector<Block>* out_;
  Sequence seen_;
};

}  // namespace

bool IsRunTogether(const std::vector<Block>& blocks) {
  uint32_t sum = 0, longest = 0;
  for (const Block& block : blocks) {
    sum += block.span.size();
    longest = std::max(longest, block.lines == 1 ? block.span.size() : 0);
  }
  return longest > kRunTogether && longest * 4 > sum * 3;
}

std::vector<Block> SplitInline(View text, const std::vector<Block>& blocks) {
  std::vector<Block> out;
  Splitter splitter(text, &out);
  for (const Block& block : blocks) splitter.Split(block);
  return out;
}

}  // namespace dudao::segmentation
