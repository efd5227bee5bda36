#include "services/segmentation/core/frame_blocks.h"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "services/segmentation/core/char_class.h"
#include "services/segmentation/core/day.h"

namespace dudao::segmentation {
namespace {

// Such paragraphs are no longer than this, in code points.
constexpr uint32_t kLongest = 60;
// Addressee and contents stand among the first paragraphs.
constexpr size_t kFirst = 6;
// Sign-off lines stand within this many lines of the date, attachments within so many paragraphs
// of it.
constexpr uint32_t kSignoffLines = 4;
constexpr size_t kAttachments = 12;

class FrameFinder {
 public:
  FrameFinder(View text, const Page& page, const std::vector<Block>& blocks, const Lexicon& lexicon)
      : text_(text), page_(page), blocks_(blocks), lexicon_(lexicon), frame_(blocks.size(), 0) {}

  std::vector<char> Find() {
    for (size_t i = 0; i < blocks_.size(); ++i) {
      if (blocks_[i].span.size() <= kLongest) frame_[i] = IsFrame(i);
    }
    for (size_t i = 0; i < std::min(blocks_.size(), kFirst); ++i) {
      if (IsContentsHead(i)) MarkContents(i);
    }
    MarkAttachments();
    return std::move(frame_);
  }

 private:
  View Words(size_t i) const { return text_.substr(blocks_[i].span.begin, blocks_[i].span.size()); }
  bool Short(size_t i) const { return blocks_[i].span.size() <= kLongest; }
  bool IsFrame(size_t i) const;
  bool IsContentsHead(size_t i) const;
  void MarkContents(size_t head);
  void MarkAttachments();

  View text_;
  const Page& page_;
  const std::vector<Block>& blocks_;
  const Lexicon& lexicon_;
  std::vector<char> frame_;
};

bool FrameFinder::IsFrame(size_t i) const {
  const Block& b = blocks_[i];
  const bool head = b.first_line < page_.prose && page_.title_end > 0;
  const Word s = Squeeze(Words(i));
  const bool addressee = i < kFirst && IsAddressee(s, lexicon_);
  const bool date = page_.signoff && b.first_line == *page_.signoff;
  const bool at_end = i + kSignoffLines >= blocks_.size() ||
                      (page_.signoff && b.first_line + kSignoffLines >= *page_.signoff);
  return head || addressee || date || (at_end && i > 0 && !b.mark && IsOrganLine(s, lexicon_));
}

bool FrameFinder::IsContentsHead(size_t i) const {
  if (blocks_[i].span.size() > 8) return false;
  const Word s = Squeeze(Words(i));
  return s == U"目录" || s == U"目次";
}

// 一、基本情况……3 without its dots and page: what the entry names.
Word Entry(View words) {
  Word s = Squeeze(words);
  const auto filler = [](char32_t c) {
    return IsDigit(c) || c == U'…' || c == U'.' || c == U'·' || c == U'-' || c == U'—' ||
           IsOpenBracket(c) || IsCloseBracket(c);
  };
  while (s.size() > 1 && filler(s.back())) s.pop_back();
  return s;
}

// Entries are short lines down to the first that repeats one of them: there the text begins.
void FrameFinder::MarkContents(size_t head) {
  std::unordered_set<std::u32string> named;
  size_t end = head + 1;
  bool paged = true;  // each entry ends in its page
  for (; end < blocks_.size() && Short(end); ++end) {
    const Word s = Squeeze(Words(end)), entry = Entry(s);
    if (EndsSentence(s.back()) || IsAddressee(s, lexicon_) || named.count(entry) > 0) break;
    if (entry.size() == s.size() && paged && named.size() > 1) break;
    paged &= entry.size() < s.size();
    named.insert(entry);
  }
  const bool repeated = end < blocks_.size() && named.count(Entry(Words(end))) > 0;
  if (!paged && !repeated) return;  // a section called 目录, or a text broken off
  for (size_t i = head; i < end; ++i) frame_[i] = 1;
}

// 附件：1.自评得分表 and the numbers below it, down to the sign-off.
void FrameFinder::MarkAttachments() {
  const size_t first = blocks_.size() > kAttachments ? blocks_.size() - kAttachments : 1;
  bool named = false;
  for (size_t i = first; i < blocks_.size(); ++i) {
    if (!Short(i)) {
      named = false;
      continue;
    }
    const Word s = Squeeze(Words(i));
    const bool label = s.starts_with(U"附件") && s.size() > 3;
    named |= label && (IsColon(s[2]) || (IsDigit(s[2]) && IsColon(s[3])));
    if (named && !EndsSentence(s.back())) frame_[i] = 1;
  }
}

}  // namespace

std::vector<char> FrameBlocks(View text, const Page& page, const std::vector<Block>& blocks,
                              const Lexicon& lexicon) {
  return FrameFinder(text, page, blocks, lexicon).Find();
}

}  // namespace dudao::segmentation
