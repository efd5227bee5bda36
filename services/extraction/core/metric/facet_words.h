// Words that say which part of the metric's world a figure is of: data/metrics/context.tsv.
//
//   小学 → stage 小学     城区 → scope urban     民办 → ownership     全省 → reach 省
//   新建 → act: a count of what was done, not of what there is
#ifndef DUDAO_SERVICES_EXTRACTION_CORE_METRIC_FACET_WORDS_H_
#define DUDAO_SERVICES_EXTRACTION_CORE_METRIC_FACET_WORDS_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "common/text/data_set.h"
#include "common/text/vocabulary.h"

namespace dudao::extraction {

using FacetMask = text::ListMask;

class FacetWords {
 public:
  // Classes without a value.
  static constexpr FacetMask kPlain = 1;    // 现有, 各级各类: says nothing of its own
  static constexpr FacetMask kAct = 2;      // 新建, 招聘
  static constexpr FacetMask kChange = 4;   // 提高, right before the number: by so much
  static constexpr FacetMask kBase = 8;     // 由, 从, right before the number: what it was
  static constexpr FacetMask kShield = 16;  // 大班额: the 大班 in it is no word

  // Adds its words to `vocabulary`. InvalidArgument names file, line and column.
  static absl::StatusOr<FacetWords> Create(const text::DataSet& data, text::Vocabulary* vocabulary);

  // All words that only place a subject: stages, scopes, ownerships, reaches and plain ones.
  FacetMask placing() const { return stages_ | scopes_ | ownerships_ | reaches_ | kPlain; }
  FacetMask all() const { return placing() | kAct | kShield; }
  FacetMask stages() const { return stages_; }
  FacetMask scopes() const { return scopes_; }
  FacetMask ownerships() const { return ownerships_; }
  FacetMask reaches() const { return reaches_; }
  // The value of the lowest bit of a mask that has one.
  std::string_view ValueOf(FacetMask mask) const;
  // The reaches that are not those of a region of `kind` (县, 市 …): 全省 of a county. 0: any
  // county.
  FacetMask ElsewhereThan(char32_t kind) const;
  // The bit of a value of its class; 0 when no word has it.
  FacetMask BitOf(std::string_view value) const;

 private:
  FacetMask AddValue(std::string_view value, FacetMask* of_class);

  static constexpr size_t kFirstValue = 5;  // bits before are the classes without a value
  FacetMask stages_ = 0, scopes_ = 0, ownerships_ = 0, reaches_ = 0;
  std::vector<std::string> values_;  // of bit kFirstValue + i
};

}  // namespace dudao::extraction

#endif  // DUDAO_SERVICES_EXTRACTION_CORE_METRIC_FACET_WORDS_H_
