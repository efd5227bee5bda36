#include "services/extraction/core/relation/part_list.h"

#include <algorithm>
#include <map>
#include <set>

namespace dudao::extraction {
namespace {

constexpr uint32_t kReach = 400;   // characters a list may run on
constexpr size_t kMostParts = 40;  // of one list
constexpr uint32_t kChunkReach = 30;

bool PartsList(char32_t c) {
  return c == U',' || c == U'、' || c == U';' || c == U'。' || c == U'(' || c == U')' ||
         c == U':' || c == U'\n';
}

// The words around a figure: back and forth to the next stop, never into [.., floor).
Range ChunkOf(const RelationContext& context, const Figure& figure, uint32_t floor) {
  uint32_t begin = figure.range.begin, end = figure.range.end;
  while (begin > floor && begin + kChunkReach > figure.range.begin &&
         !PartsList(context.At(begin - 1))) {
    --begin;
  }
  const uint32_t size = static_cast<uint32_t>(context.report.view().size());
  while (end < size && end < figure.range.end + kChunkReach && !PartsList(context.At(end))) ++end;
  return {begin, end};
}

// Brackets opened less brackets closed; never below zero.
int Depth(const RelationContext& context, uint32_t begin, uint32_t end, int depth) {
  for (const char32_t c : context.Between(begin, end)) {
    if (c == U'(') ++depth;
    if (c == U')' && depth > 0) --depth;
  }
  return depth;
}

// A share or a change told beside a part breaks no list: 小学30所,占60%,增加2所,初中20所.
bool IsTransparent(const RelationContext& context, size_t figure) {
  return context.figures[figure].dimension == Dimension::kPercent || context.IsChange(figure);
}

// 青禾区12所、白石镇15所, 一中200人、二中180人: names of bodies, each another.
bool NameBodies(const RelationContext& context, const PartList& list, size_t count) {
  std::set<std::u32string_view> names;
  for (size_t i = 0; i < count; ++i) {
    const uint32_t number = context.figures[list.parts[i]].range.begin;
    const auto name = context.Between(list.chunks[i].begin, number);
    constexpr std::u32string_view kKinds = U"县区市旗镇乡村校园中";
    if (name.size() < 2 || kKinds.find(name.back()) == kKinds.npos || !names.insert(name).second) {
      return false;
    }
  }
  return count > 1;
}

// Words by axis: {"ownership": "公办"}.
std::map<std::string_view, std::u32string> AxesOf(const RelationContext& context, Range chunk) {
  std::map<std::string_view, std::u32string> axes;
  const std::u32string_view words = context.report.View(chunk);
  const WordTable& table = context.words.partitions;
  for (const text::WordFinder::Hit& hit : table.words.FindAll(words)) {
    axes[table.TagOf(hit)] += words.substr(hit.begin, hit.end - hit.begin);
  }
  return axes;
}

// The words of parts by axis, part by part.
class AxisTally {
 public:
  explicit AxisTally(const RelationContext& context) : context_(context) {}

  void Add(Range chunk) {
    ++count_;
    for (auto& [axis, word] : AxesOf(context_, chunk)) {
      words_[axis].insert(word);
      ++holders_[axis];
    }
  }
  bool empty() const { return words_.empty(); }
  // Whether the words say that parts overlap: no axis has another word for every part.
  bool Overlaps() const {
    if (words_.empty()) return false;
    if (words_.count("overlap")) return true;
    return std::none_of(words_.begin(), words_.end(), [this](const auto& axis) {
      return holders_.at(axis.first) == count_ && axis.second.size() == count_;
    });
  }

 private:
  const RelationContext& context_;
  size_t count_ = 0;
  std::map<std::string_view, std::set<std::u32string>> words_;
  std::map<std::string_view, size_t> holders_;
};

}  // namespace

SumWordHits::SumWordHits(const RelationContext& context)
    : hits_(context.Hits(context.words.sums)) {}

bool SumWordHits::StopsWithin(uint32_t begin, uint32_t end) const {
  auto it = std::partition_point(hits_.begin(), hits_.end(),
                                 [begin](const WordHit& h) { return h.range.begin < begin; });
  for (; it != hits_.end() && it->range.begin < end; ++it) {
    if (it->sense != "sum") return true;
  }
  return false;
}

PartList GatherParts(const RelationContext& context, const SumWordHits& hits, const Figure& whole,
                     uint32_t begin, uint32_t limit) {
  PartList list;
  bool broken = false, comma_seen = false;
  int depth = 0;
  uint32_t at = begin;
  limit = std::min(limit, begin + kReach);
  for (size_t i = context.FirstFrom(begin); i < context.figures.size(); ++i) {
    const Figure& figure = context.figures[i];
    if (figure.range.begin >= limit || list.parts.size() >= kMostParts) break;
    depth = Depth(context, at, figure.range.begin, depth);
    if (depth == 0 && hits.StopsWithin(at, figure.range.begin)) break;
    // 其中小学5所,占50%;初中…: a ; behind commas ends what 其中 governs.
    const auto gap = context.Between(at, figure.range.begin);
    if (depth == 0) {
      broken = broken || (comma_seen && gap.find(U';') != gap.npos);
      comma_seen = comma_seen || gap.find_first_of(U",、") != gap.npos;
    }
    const uint32_t floor = at;
    at = figure.range.end;
    if (depth > 0 || IsTransparent(context, i)) continue;
    if (MatchUnits(whole, figure) == UnitMatch::kNo) {
      broken = true;
      continue;
    }
    list.parts.push_back(i);
    list.chunks.push_back(ChunkOf(context, figure, floor));
    if (!broken) list.unbroken = list.parts.size();
  }
  return list;
}

PartList GatherPartsBackward(const RelationContext& context, const SumWordHits& hits,
                             const Figure& whole, uint32_t end) {
  PartList list;
  const Range sentence = context.SentenceRange(end);
  uint32_t at = end;
  for (size_t i = context.FirstFrom(end); i-- > 0 && list.parts.size() < kMostParts;) {
    const Figure& figure = context.figures[i];
    if (figure.range.begin < sentence.begin || figure.range.begin + kReach < end) break;
    if (hits.StopsWithin(figure.range.end, at) || context.IsChange(i)) break;
    if (MatchUnits(whole, figure) == UnitMatch::kNo) break;
    const uint32_t floor =
        i > 0 ? std::max(sentence.begin, context.figures[i - 1].range.end) : sentence.begin;
    list.parts.push_back(i);
    list.chunks.push_back(ChunkOf(context, figure, floor));
    at = figure.range.begin;
  }
  std::reverse(list.parts.begin(), list.parts.end());
  std::reverse(list.chunks.begin(), list.chunks.end());
  list.unbroken = list.parts.size();
  return list;
}

Partition PartitionOf(const RelationContext& context, const PartList& list, size_t count) {
  AxisTally tally(context);
  for (size_t i = 0; i < count; ++i) tally.Add(list.chunks[i]);
  if (tally.empty())
    return NameBodies(context, list, count) ? Partition::kExclusive : Partition::kUnknown;
  return tally.Overlaps() ? Partition::kOverlapping : Partition::kExclusive;
}

size_t MostApart(const RelationContext& context, const PartList& list, size_t count) {
  AxisTally tally(context);
  size_t most = 1;
  for (size_t i = 0; i < count; ++i) {
    tally.Add(list.chunks[i]);
    if (!tally.Overlaps()) most = i + 1;
  }
  return most;
}

}  // namespace dudao::extraction
