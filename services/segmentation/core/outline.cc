#include "services/segmentation/core/outline.h"

#include <algorithm>
#include <array>
#include <utility>

#include "services/segmentation/core/char_class.h"
#include "services/segmentation/core/enumerations.h"
#include "services/segmentation/core/roles.h"

namespace dudao::segmentation {
namespace {

using Shape = HeadingShape::Kind;
// Depth of each kind in this report: smaller is further out.
using Ranks = std::array<int, kKinds>;

// A heading without comma or colon is no longer than this, in code points.
constexpr size_t kLongestPhrase = 20;

size_t Index(Kind kind) { return static_cast<size_t>(kind); }

struct Habit {
  uint32_t starts = 0;  // how often its numbering begins anew
  size_t first = 0;     // node it is first seen at
};

// Custom nests 一、 > （一） > 1. > （1）. A report that does otherwise shows it: what begins anew
// again and again lies inside what is counted through once.
Ranks RankKinds(const std::vector<Node>& nodes) {
  std::array<Habit, kKinds> habits{};
  for (size_t i = 0; i < nodes.size(); ++i) {
    Habit& h = habits[Index(nodes[i].mark.kind)];
    if (h.starts == 0) h.first = i;
    h.starts += h.starts == 0 || nodes[i].mark.ordinal == 1;
  }
  Ranks ranks;
  for (size_t k = 0; k < kKinds; ++k) ranks[k] = static_cast<int>(k);
  const auto contains = [&](size_t outer, size_t inner) {
    return habits[outer].starts == 1 && habits[inner].starts > 1 &&
           habits[outer].first < habits[inner].first;
  };
  for (size_t inner = Index(Kind::kHan); inner <= Index(Kind::kCircled); ++inner) {
    for (size_t outer = inner + 1; outer <= Index(Kind::kCircled); ++outer) {
      if (contains(outer, inner) && ranks[outer] > ranks[inner]) {
        std::swap(ranks[outer], ranks[inner]);
      }
    }
  }
  return ranks;
}

class OutlineBuilder {
 public:
  OutlineBuilder(View text, const std::vector<Block>& blocks, const std::vector<char>& frame,
                 const Lexicon& lexicon)
      : text_(text), blocks_(blocks), frame_(frame), lexicon_(lexicon) {}

  Outline Build() {
    for (uint32_t i = 0; i < blocks_.size(); ++i) AddNode(i);
    const Ranks ranks = RankKinds(outline_.nodes);
    Nest(ranks);
    for (uint32_t n = 0; n < outline_.nodes.size(); ++n) Decide(n);
    uint32_t headings = 0;
    for (Node& node : outline_.nodes) {
      if (node.is_heading) node.heading = headings++;
    }
    return std::move(outline_);
  }

 private:
  View Words(uint32_t block) const {
    return text_.substr(blocks_[block].span.begin, blocks_[block].span.size());
  }

  void AddNode(uint32_t i);
  bool IsTitleBlock(uint32_t i) const;
  int TitleRank(uint32_t n, const Ranks& ranks) const;
  int RankOfLevel(uint8_t level, const Ranks& ranks) const;
  bool OutermostGoesOn(uint32_t n) const;
  void Nest(const Ranks& ranks);
  void Decide(uint32_t n);
  bool OpensSection(uint32_t n) const;
  bool BreaksOff(uint32_t n) const;
  template <typename Fits>
  bool SiblingBefore(uint32_t n, bool only_next, Fits fits) const;

  View text_;
  const std::vector<Block>& blocks_;
  const std::vector<char>& frame_;
  const Lexicon& lexicon_;
  Outline outline_;
};

void OutlineBuilder::AddNode(uint32_t i) {
  if (frame_[i] || blocks_[i].continues) return;
  Node node;
  node.block = i;
  if (const auto& mark = blocks_[i].mark) {
    // A paragraph 一是…二是… enumerates; only one that holds a single X是 is an item.
    if (mark->kind == Kind::kIs && CountIs(Words(i)) > 1) return;
    node.mark = *mark;
    if (mark->kind != Kind::kIs) {
      node.shape = ReadHeading(text_, blocks_[i].span, mark->length, lexicon_);
    }
  } else if (IsTitleBlock(i)) {
    node.mark.kind = Kind::kTitle;
    node.shape = {Shape::kLine, blocks_[i].span};
  } else {
    return;
  }
  outline_.nodes.push_back(node);
}

// A few words between a finished paragraph and running text: 工作成效; or what the format calls a
// heading.
bool OutlineBuilder::IsTitleBlock(uint32_t i) const {
  if (blocks_[i].part != Line::Part::kText) return false;
  if (blocks_[i].outline_level > 0) return LooksLikeTitle(Words(i), lexicon_);
  if (blocks_[i].lines > 1 || i + 1 >= blocks_.size() || frame_[i + 1]) return false;
  if (!LooksLikeTitle(Words(i), lexicon_)) return false;
  if (i > 0 && !frame_[i - 1] && !EndsSentence(LastSeen(Words(i - 1))) && !blocks_[i - 1].mark) {
    return false;
  }
  const View next = Words(i + 1);
  const auto& mark = blocks_[i + 1].mark;
  return mark ? mark->ordinal == 1 : next.size() > 30 && EndsSentence(LastSeen(next));
}

// Whether an outermost number goes on after node `n`.
bool OutlineBuilder::OutermostGoesOn(uint32_t n) const {
  const Mark& first = outline_.nodes.front().mark;
  return std::any_of(outline_.nodes.begin() + n, outline_.nodes.end(), [&](const Node& node) {
    return node.mark.kind == first.kind && node.mark.ordinal > 1;
  });
}

// A title's depth: just outside the list that begins after it, else inside all that is open. One
// that names a part of the report (存在问题) after the last section is a section of its own.
int OutlineBuilder::TitleRank(uint32_t n, const Ranks& ranks) const {
  if (const uint8_t level = blocks_[outline_.nodes[n].block].outline_level; level > 0) {
    return RankOfLevel(level, ranks);
  }
  const View words = Words(outline_.nodes[n].block);
  if (n > 0 && outline_.nodes[0].mark.kind != Kind::kTitle && !OutermostGoesOn(n) &&
      !RoleOf(words, 2, lexicon_).empty()) {
    return -1;
  }
  for (uint32_t m = n + 1; m < outline_.nodes.size(); ++m) {
    const Mark& next = outline_.nodes[m].mark;
    if (next.kind == Kind::kTitle) continue;
    if (next.ordinal == 1 && next.kind != Kind::kBullet) return 2 * ranks[Index(next.kind)] - 1;
    break;
  }
  return 2 * static_cast<int>(kKinds);
}

// The depth of a format's outline level: that of the numbers which share it; without any, levels
// stand outside all numbers.
int OutlineBuilder::RankOfLevel(uint8_t level, const Ranks& ranks) const {
  for (const Node& node : outline_.nodes) {
    const bool numbered = node.mark.kind != Kind::kTitle;
    if (numbered && blocks_[node.block].outline_level == level)
      return 2 * ranks[Index(node.mark.kind)];
  }
  return static_cast<int>(level) - 20;
}

void OutlineBuilder::Nest(const Ranks& ranks) {
  struct Open {
    int rank;
    uint32_t node;
  };
  std::vector<Open> open;
  for (uint32_t n = 0; n < outline_.nodes.size(); ++n) {
    Node& node = outline_.nodes[n];
    const int rank =
        node.mark.kind == Kind::kTitle ? TitleRank(n, ranks) : 2 * ranks[Index(node.mark.kind)];
    while (!open.empty() && open.back().rank >= rank) open.pop_back();
    if (!open.empty()) node.parent = open.back().node;
    open.push_back({rank, n});
    node.level = static_cast<uint32_t>(open.size());
  }
}

// The nearest number of the same list before node `n` of which `fits` holds.
template <typename Fits>
bool OutlineBuilder::SiblingBefore(uint32_t n, bool only_next, Fits fits) const {
  const Node& node = outline_.nodes[n];
  for (uint32_t m = n; m > 0; --m) {
    const Node& other = outline_.nodes[m - 1];
    if (other.level < node.level) return false;
    if (other.level != node.level || other.mark.kind != node.mark.kind) continue;
    if (fits(other)) return true;
    if (only_next) return false;
  }
  return false;
}

// Whether text or deeper numbers follow before the next number of the same list.
bool OutlineBuilder::OpensSection(uint32_t n) const {
  const Node& node = outline_.nodes[n];
  const uint32_t next_block = node.block + 1;
  if (n + 1 < outline_.nodes.size() && outline_.nodes[n + 1].block == next_block) {
    return outline_.nodes[n + 1].level > node.level;
  }
  return next_block < blocks_.size() && !frame_[next_block];
}

// The text ends with node `n`, one sentence or line: a heading whose section is lost when others of
// its list stand alone on their lines; and, being a bare phrase, when the one before it has text
// after it or its list goes no further than its first number.
bool OutlineBuilder::BreaksOff(uint32_t n) const {
  const Node& node = outline_.nodes[n];
  if (SiblingBefore(n, /*only_next=*/false,
                    [](const Node& s) { return s.is_heading && s.shape.kind != Shape::kRunIn; })) {
    return true;
  }
  const text::Span shape = node.shape.span;
  const View phrase = text_.substr(shape.begin, shape.size()).substr(node.mark.length);
  if (phrase.size() > kLongestPhrase || IsPunctuated(phrase)) return false;
  if (SiblingBefore(n, /*only_next=*/true, [](const Node& s) { return s.is_heading; })) return true;
  return node.level > 1 && node.mark.ordinal == 1 && node.mark.kind <= Kind::kHanBracket;
}

void OutlineBuilder::Decide(uint32_t n) {
  Node& node = outline_.nodes[n];
  if (node.shape.kind == Shape::kNone) return;
  if (node.shape.kind == Shape::kRunIn) {
    node.is_heading = true;
    return;
  }
  const bool opens = OpensSection(n);
  const bool last = node.block + 1 >= blocks_.size();
  const bool styled = blocks_[node.block].outline_level > 0;
  const bool outer_line =
      (styled || node.mark.kind <= Kind::kHan) && node.shape.kind == Shape::kLine;
  // One-sentence entries of a list are not made headings by the text after the list.
  const bool listed = node.shape.kind == Shape::kSentence &&
                      SiblingBefore(n, /*only_next=*/true, [](const Node& s) {
                        return !s.is_heading && s.shape.kind != Shape::kNone;
                      });
  node.is_heading = (opens && !listed) || outer_line || (last && BreaksOff(n));
  if (last && node.is_heading) outline_.cut_off = true;
}

}  // namespace

Outline BuildOutline(View text, const std::vector<Block>& blocks, const std::vector<char>& frame,
                     const Lexicon& lexicon) {
  return OutlineBuilder(text, blocks, frame, lexicon).Build();
}

}  // namespace dudao::segmentation
