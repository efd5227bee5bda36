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

// Brackets opened less brackets closed; never below zero.
int Depth(const RelationContext& context, uint32_t begin, uint32_t end, int depth) {
  for (const char32_t c : context.Between(begin, end)) {
    if (c == U'(') ++depth;
    if (c == U')' && depth > 0) --depth;
  }
  return depth;
}

// Brackets closed less brackets opened, read from the end; never below zero.
int DepthBackward(const RelationContext& context, uint32_t begin, uint32_t end, int depth) {
  for (uint32_t i = end; i-- > begin;) {
    if (context.At(i) == U')') ++depth;
    if (context.At(i) == U'(' && depth > 0) --depth;
  }
  return depth;
}

// A share, a change or a ratio told beside a part breaks no list: 小学30所,占60%,增加2所,初中20所.
bool IsTransparent(const RelationContext& context, size_t figure) {
  const Dimension d = context.figures[figure].dimension;
  return d == Dimension::kPercent || d == Dimension::kRatio || context.IsChange(figure);
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

// 2019年1.5亿元、2020年1.6亿元: what was spent or done each year. Not people, who may come again.
bool NameYears(const RelationContext& context, const PartList& list, size_t count) {
  constexpr size_t kYear = 5;  // characters of 2019年
  std::set<std::u32string_view> years;
  for (size_t i = 0; i < count; ++i) {
    const Figure& part = context.figures[list.parts[i]];
    const auto name = context.Between(list.chunks[i].begin, part.range.begin);
    const bool is_year = name.size() == kYear && name.back() == U'年' &&
                         name.find_first_not_of(U"0123456789") == kYear - 1;
    if (!is_year || CountsPeople(part) || !years.insert(name).second) return false;
  }
  return count > 1;
}

// 其余6所, 其他0.3亿元 is all that is left: it overlaps with no other part.
bool IsRest(std::u32string_view words) {
  for (const std::u32string_view word : {U"其余", U"剩余", U"余下", U"其他", U"其它"}) {
    if (words.find(word) != words.npos) return true;
  }
  return false;
}

// Words of parts by axis, part by part.
class AxisTally {
 public:
  explicit AxisTally(const RelationContext& context) : context_(context) {}

  void Add(Range chunk) {
    const std::u32string_view words = context_.report.View(chunk);
    if (IsRest(words)) return;
    ++count_;
    const WordTable& table = context_.words.partitions;
    std::map<std::string_view, std::set<uint32_t>> of_chunk;
    for (const text::WordFinder::Hit& hit : table.words.FindAll(words)) {
      of_chunk[table.TagOf(hit)].insert(hit.word);
    }
    for (const auto& [axis, found] : of_chunk) AddTo(&axes_[axis], found);
  }
  bool empty() const { return axes_.empty(); }
  // Whether the words say that parts overlap: no axis has another word for every part.
  bool Overlaps() const {
    if (axes_.empty()) return false;
    if (axes_.count("overlap")) return true;
    return std::none_of(axes_.begin(), axes_.end(),
                        [this](const auto& axis) { return Parts(axis.second); });
  }
  // Whether `axis` has another word for every part.
  bool PartedBy(std::string_view axis) const {
    const auto it = axes_.find(axis);
    return it != axes_.end() && Parts(it->second);
  }

 private:
  struct Axis {
    std::set<std::set<uint32_t>> parts;  // the words of each part
    std::set<uint32_t> words, wholes;    // all words; all that some word lies within
    size_t holders = 0;
    bool nested = false;
  };

  bool Parts(const Axis& axis) const {
    return !axis.nested && axis.holders == count_ && axis.parts.size() == count_;
  }

  // 初中 after 义务教育, or 义务教育 after 初中.
  void AddTo(Axis* axis, const std::set<uint32_t>& found) {
    ++axis->holders;
    axis->parts.insert(found);
    for (const uint32_t word : found) {
      const auto& wholes = context_.words.within[word];
      axis->nested = axis->nested || axis->wholes.count(word) ||
                     std::any_of(wholes.begin(), wholes.end(),
                                 [&](uint32_t w) { return axis->words.count(w) > 0; });
    }
    for (const uint32_t word : found) {
      axis->words.insert(word);
      axis->wholes.insert(context_.words.within[word].begin(), context_.words.within[word].end());
    }
  }

  const RelationContext& context_;
  size_t count_ = 0;
  std::map<std::string_view, Axis> axes_;
};

// 小学30所,占60%;初中20所: behind a ; the parts go on when they are of the same division.
bool GoesOn(const RelationContext& context, const PartList& list, Range chunk) {
  AxisTally tally(context);
  for (const Range c : list.chunks) tally.Add(c);
  tally.Add(chunk);
  return !list.chunks.empty() && !tally.empty() && !tally.Overlaps();
}

}  // namespace

SumWordHits::SumWordHits(const RelationContext& context)
    : hits_(context.Hits(context.words.sums)) {}

std::vector<WordHit>::const_iterator SumWordHits::FirstFrom(uint32_t begin) const {
  return std::partition_point(hits_.begin(), hits_.end(),
                              [begin](const WordHit& h) { return h.range.begin < begin; });
}

bool SumWordHits::StopsWithin(uint32_t begin, uint32_t end) const {
  for (auto it = FirstFrom(begin); it != hits_.end() && it->range.begin < end; ++it) {
    if (it->sense == "among" || it->sense == "outside" || it->sense == "stop") return true;
  }
  return false;
}

bool SumWordHits::HasWithin(std::string_view sense, uint32_t begin, uint32_t end) const {
  for (auto it = FirstFrom(begin); it != hits_.end() && it->range.begin < end; ++it) {
    if (it->sense == sense) return true;
  }
  return false;
}

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

bool IsBareChunk(const RelationContext& context, Range chunk, const Figure& figure) {
  constexpr uint32_t kOtherWords = 4;  // 阶段, 学校, 教师
  const auto words = context.Between(chunk.begin, figure.range.begin);
  uint32_t covered = 0;
  for (const auto& hit : context.words.partitions.words.FindAll(words)) {
    covered += hit.end - hit.begin;
  }
  return words.size() <= covered + kOtherWords;
}

bool IsTightList(const RelationContext& context, const PartList& list, size_t count) {
  for (size_t i = 0; i < count; ++i) {
    const Figure& part = context.figures[list.parts[i]];
    if (!IsBareChunk(context, list.chunks[i], part)) return false;
    if (i == 0) continue;
    const uint32_t before = context.figures[list.parts[i - 1]].range.end;
    if (context.At(before) != U'、' || list.chunks[i].begin > before + 1) return false;
  }
  return true;
}

std::optional<uint32_t> ClosingBracket(const RelationContext& context, uint32_t from,
                                       uint32_t limit) {
  int depth = 1;
  for (uint32_t i = from; i < limit; ++i) {
    if (context.At(i) == U'(') ++depth;
    if (context.At(i) == U')' && --depth == 0) return i;
  }
  return std::nullopt;
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
    const bool turns = depth == 0 && comma_seen && gap.find(U';') != gap.npos;
    comma_seen = comma_seen || (depth == 0 && gap.find_first_of(U",、") != gap.npos);
    const uint32_t floor = at;
    at = figure.range.end;
    broken = broken || (turns && !GoesOn(context, list, ChunkOf(context, figure, floor)));
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
  int depth = 0;
  for (size_t i = context.FirstFrom(end); i-- > 0 && list.parts.size() < kMostParts;) {
    const Figure& figure = context.figures[i];
    if (figure.range.begin < sentence.begin || figure.range.begin + kReach < end) break;
    depth = DepthBackward(context, figure.range.end, at, depth);
    if (depth > 0) {  // 民办88所(含普惠性71所)
      at = figure.range.begin;
      continue;
    }
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
  if (tally.empty()) {
    const bool apart = NameBodies(context, list, count) || NameYears(context, list, count);
    return apart ? Partition::kExclusive : Partition::kUnknown;
  }
  return tally.Overlaps() ? Partition::kOverlapping : Partition::kExclusive;
}

bool PartsByAxis(const RelationContext& context, const PartList& list, std::string_view axis) {
  AxisTally tally(context);
  for (const Range chunk : list.chunks) tally.Add(chunk);
  return tally.PartedBy(axis);
}

size_t NamesApart(const RelationContext& context, const std::vector<Range>& names) {
  AxisTally tally(context);
  size_t count = 0;
  for (; count < names.size(); ++count) {
    tally.Add(names[count]);
    if (tally.empty() || tally.Overlaps()) break;
  }
  return count;
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
