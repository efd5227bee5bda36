// What the report's own arithmetic claims, recomputed: sums, growth, shares, averages, ratios,
// figures said twice.
//
//   auto rules = RelationRules::Create(data);
//   rules->Find(report, figures, extraction.mutable_relations());
//   // 共有幼儿园12所,其中公办7所,民办6所 → sum, violated, 7+6=13，文中共12，多出1
//
// A false accusation is the worst error: only a binding the text states by its own words may be
// violated; whatever is inferred is undetermined when it fails.
#ifndef DUDAO_SERVICES_EXTRACTION_CORE_RELATION_RELATION_FINDER_H_
#define DUDAO_SERVICES_EXTRACTION_CORE_RELATION_RELATION_FINDER_H_

#include <memory>
#include <vector>

#include "absl/status/statusor.h"
#include "common/text/data_set.h"
#include "dudao/v1/extraction.pb.h"
#include "services/extraction/core/quantity/figure.h"
#include "services/extraction/core/shared/report_text.h"

namespace dudao::extraction {

struct RelationWords;

class RelationRules {
 public:
  // Reads sum_words, change_words, partition_words, partition_within, spelled_out,
  // table_words and composition_words of lexicon/.
  static absl::StatusOr<RelationRules> Create(const text::DataSet& data);
  ~RelationRules();
  RelationRules(RelationRules&&) noexcept;
  RelationRules& operator=(RelationRules&&) noexcept;

  // `figures` in text order; members of a relation are indexes into them. By kind, then in text
  // order. Linear in the length of the report.
  void Find(const ReportText& report, const std::vector<Figure>& figures,
            google::protobuf::RepeatedPtrField<v1::Relation>* out) const;

 private:
  explicit RelationRules(std::unique_ptr<const RelationWords> words);
  std::unique_ptr<const RelationWords> words_;
};

}  // namespace dudao::extraction

#endif  // DUDAO_SERVICES_EXTRACTION_CORE_RELATION_RELATION_FINDER_H_
