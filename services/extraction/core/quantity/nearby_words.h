// Words beside a number by which a rule tells what the number is: data/lexicon/nearby_words.tsv.
//
//   words.EndsWith(Context::kDenied, U"全年未发生")     // true: 一起 is a count of none
//   words.StartsWith(Context::kTimeAfter, U"行动计划")   // true: 三年 is part of a name
#ifndef DUDAO_SERVICES_EXTRACTION_CORE_QUANTITY_NEARBY_WORDS_H_
#define DUDAO_SERVICES_EXTRACTION_CORE_QUANTITY_NEARBY_WORDS_H_

#include <array>
#include <cstdint>
#include <string_view>

#include "absl/status/statusor.h"
#include "common/text/data_set.h"
#include "common/text/word_finder.h"

namespace dudao::extraction {

// The column `rule` of the table, which says of each what it is for.
enum class Context : uint8_t {
  kNotOrdinal,
  kRank,
  kNotRank,
  kSessionBody,
  kMeeting,
  kHeld,
  kStaged,
  kRhetoric,
  kNever,
  kDenied,
  kTimeBefore,
  kTimeAfter,
  kLastsBefore,
  kLastsAfter,
  kRound,
  kAtLeast,
  kLimitMin,
  kLimitMax,
  kCoefficient,
  kRatio,
  kCounted,
  kNotStandard,
  kAsked,
  kSetAside,
  kLabel,
  kRhetoricAfter,
  kFallsTo,
  kNoneOf,
  kBeyond,
  kNoOne,
  kNoOneAfter,
  kAspectAfter,
  kHappens,
  kLevel,
};

class NearbyWords {
 public:
  // InvalidArgument with file, line and column.
  static absl::StatusOr<NearbyWords> Load(const text::DataSet& data);

  bool EndsWith(Context context, std::u32string_view text) const {
    return static_cast<bool>(Of(backward_, context).LongestEndingAt(text, text.size()));
  }
  // The longest word that ends at the end of `text`.
  text::WordFinder::Found Ending(Context context, std::u32string_view text) const {
    return Of(backward_, context).LongestEndingAt(text, text.size());
  }
  bool StartsWith(Context context, std::u32string_view text) const {
    return static_cast<bool>(Of(forward_, context).LongestAt(text, 0));
  }
  bool IsIn(Context context, std::u32string_view text) const {
    return static_cast<bool>(Of(forward_, context).FindNext(text, 0));
  }
  const text::WordFinder& Finder(Context context) const { return Of(forward_, context); }

 private:
  static constexpr size_t kContexts = static_cast<size_t>(Context::kLevel) + 1;
  using Finders = std::array<text::WordFinder, kContexts>;
  static const text::WordFinder& Of(const Finders& finders, Context context) {
    return finders[static_cast<size_t>(context)];
  }

  Finders forward_, backward_;
};

}  // namespace dudao::extraction

#endif  // DUDAO_SERVICES_EXTRACTION_CORE_QUANTITY_NEARBY_WORDS_H_
