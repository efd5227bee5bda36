// Lists of parts: which figures a 其中 or a 合计 gathers, and whether they exclude one another.
//
//   其中公办幼儿园250所(含乡镇园30所),民办幼儿园1所   → 250所, 1所: exclusive by ownership
//   其中女教师300人,高级教师80人                       → overlapping
#ifndef DUDAO_SERVICES_EXTRACTION_CORE_RELATION_PART_LIST_H_
#define DUDAO_SERVICES_EXTRACTION_CORE_RELATION_PART_LIST_H_

#include <optional>
#include <string_view>
#include <vector>

#include "services/extraction/core/relation/context.h"

namespace dudao::extraction {

// The words of sum_words.tsv in a report, in text order, found once.
class SumWordHits {
 public:
  explicit SumWordHits(const RelationContext& context);

  const std::vector<WordHit>& all() const { return hits_; }
  // Whether a word that ends a list stands in [begin, end).
  bool StopsWithin(uint32_t begin, uint32_t end) const;
  // Whether a word of `sense` begins in [begin, end).
  bool HasWithin(std::string_view sense, uint32_t begin, uint32_t end) const;

 private:
  std::vector<WordHit>::const_iterator FirstFrom(uint32_t begin) const;

  std::vector<WordHit> hits_;
};

struct PartList {
  std::vector<size_t> parts;  // figures of the whole's unit, brackets within the list left out
  std::vector<Range> chunks;  // of each part: its number with the words around it
  size_t unbroken = 0;        // how many of them come before anything that is no part
};

// Figures like `whole` from `begin` on, up to `limit` and never further than a few hundred
// characters.
PartList GatherParts(const RelationContext& context, const SumWordHits& hits, const Figure& whole,
                     uint32_t begin, uint32_t limit);

// Figures like `whole` that end right before `end`, back to the start of the sentence.
PartList GatherPartsBackward(const RelationContext& context, const SumWordHits& hits,
                             const Figure& whole, uint32_t end);

// The words around a figure: back and forth to the next stop, never into [.., floor).
Range ChunkOf(const RelationContext& context, const Figure& figure, uint32_t floor);
// Whether a part says hardly more than which division it is of: 小学2160个, 其中公办12所.
bool IsBareChunk(const RelationContext& context, Range chunk, const Figure& figure);
// Whether the first `count` parts are bare and parted by 、 alone.
bool IsTightList(const RelationContext& context, const PartList& list, size_t count);
// Where the bracket closes that was opened before `from`.
std::optional<uint32_t> ClosingBracket(const RelationContext& context, uint32_t from,
                                       uint32_t limit);

enum class Partition {
  kExclusive,    // one axis, every part another word of it; or names of bodies
  kUnknown,      // no part has a word that tells
  kOverlapping,  // two axes, a word twice, or words of parts that overlap with any other
};
Partition PartitionOf(const RelationContext& context, const PartList& list, size_t count);
// Whether every part has another word of `axis`.
bool PartsByAxis(const RelationContext& context, const PartList& list, std::string_view axis);
// How many names from the front are of one division, each another part of it: 小学, 初中 before
// 女教师.
size_t NamesApart(const RelationContext& context, const std::vector<Range>& names);
// The most parts from the front, at most `count` and at least one, that do not overlap.
size_t MostApart(const RelationContext& context, const PartList& list, size_t count);

}  // namespace dudao::extraction

#endif  // DUDAO_SERVICES_EXTRACTION_CORE_RELATION_PART_LIST_H_
