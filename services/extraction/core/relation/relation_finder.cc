#include "services/extraction/core/relation/relation_finder.h"

#include <utility>

#include "services/extraction/core/relation/context.h"
#include "services/extraction/core/relation/rules.h"

namespace dudao::extraction {

RelationRules::RelationRules(std::unique_ptr<const RelationWords> words)
    : words_(std::move(words)) {}
RelationRules::~RelationRules() = default;
RelationRules::RelationRules(RelationRules&&) noexcept = default;
RelationRules& RelationRules::operator=(RelationRules&&) noexcept = default;

absl::StatusOr<RelationRules> RelationRules::Create(const text::DataSet& data) {
  auto sums = WordTable::Load(data, "lexicon/sum_words.tsv", {"sense"});
  if (!sums.ok()) return sums.status();
  auto partitions = WordTable::Load(data, "lexicon/partition_words.tsv", {"axis"});
  if (!partitions.ok()) return partitions.status();
  auto changes = WordTable::Load(data, "lexicon/change_words.tsv", {"sense"});
  if (!changes.ok()) return changes.status();
  return RelationRules(std::make_unique<const RelationWords>(
      RelationWords{*std::move(sums), *std::move(partitions), *std::move(changes)}));
}

void RelationRules::Find(const ReportText& report, const std::vector<Figure>& figures,
                         google::protobuf::RepeatedPtrField<v1::Relation>* out) const {
  const RelationContext context(report, figures, *words_);
  for (auto* find : {FindSums, FindGrowth, FindShares, FindAverages, FindRepeats}) {
    for (const Finding& finding : find(context)) ToProto(finding, context, out->Add());
  }
}

}  // namespace dudao::extraction
