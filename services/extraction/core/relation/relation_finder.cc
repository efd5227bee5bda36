#include "services/extraction/core/relation/relation_finder.h"

#include <utility>

#include "services/extraction/core/relation/context.h"
#include "services/extraction/core/relation/rules.h"

namespace dudao::extraction {

namespace {

// The words of `list`, parted by |, as indexes into `words`.
absl::StatusOr<std::vector<uint32_t>> IndexesOf(const text::Row& row, std::string_view column,
                                                const WordTable& words) {
  std::vector<uint32_t> out;
  for (std::string_view list = row[column]; !list.empty();) {
    const size_t bar = list.find('|');
    const std::u32string word = AsRead(list.substr(0, bar));
    const auto hit = words.words.LongestAt(word, 0);
    if (!hit || hit->end != word.size()) return row.Error(column, "is no word of partition_words");
    out.push_back(hit->word);
    list = bar == list.npos ? "" : list.substr(bar + 1);
  }
  return out;
}

absl::StatusOr<std::vector<std::vector<uint32_t>>> LoadWithin(const text::DataSet& data,
                                                              const WordTable& partitions) {
  const auto table = WordTable::Load(data, "lexicon/partition_within.tsv", {"wholes"});
  if (!table.ok()) return table.status();
  std::vector<std::vector<uint32_t>> out(partitions.rows().size());
  for (const text::Row& row : table->rows()) {
    const auto word = IndexesOf(row, "word", partitions);
    if (!word.ok()) return word.status();
    auto wholes = IndexesOf(row, "wholes", partitions);
    if (!wholes.ok()) return wholes.status();
    if (!word->empty()) out[word->front()] = *std::move(wholes);
  }
  return out;
}

}  // namespace

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
  auto spelled = WordTable::Load(data, "lexicon/spelled_out.tsv", {"axis", "of"});
  if (!spelled.ok()) return spelled.status();
  auto tables = WordTable::Load(data, "lexicon/table_words.tsv", {"sense"});
  if (!tables.ok()) return tables.status();
  auto compositions = WordTable::Load(data, "lexicon/composition_words.tsv", {"sense"});
  if (!compositions.ok()) return compositions.status();
  auto within = LoadWithin(data, *partitions);
  if (!within.ok()) return within.status();
  return RelationRules(std::make_unique<const RelationWords>(RelationWords{
      *std::move(sums), *std::move(partitions), *std::move(changes), *std::move(spelled),
      *std::move(tables), *std::move(compositions), *std::move(within)}));
}

void RelationRules::Find(const ReportText& report, const std::vector<Figure>& figures,
                         google::protobuf::RepeatedPtrField<v1::Relation>* out) const {
  const RelationContext context(report, figures, *words_);
  const auto add = [&](const std::vector<Finding>& found) {
    for (const Finding& finding : found) ToProto(finding, context, out->Add());
  };
  const std::vector<Finding> sums = FindSums(context);
  add(sums);
  add(FindTableSums(context));
  add(FindGrowth(context));
  add(FindShares(context, sums));
  for (auto* find : {FindCompositions, FindRates, FindAverages, FindRatios, FindRepeats})
    add(find(context));
}

}  // namespace dudao::extraction
