// Reads a framework from its file.
//
//   FrameworkReader reader(lines, metrics, &vocabulary);
//   auto framework = reader.Read(*data.Find("frameworks/default-county.yaml"));
#ifndef DUDAO_SERVICES_SCORING_CORE_RULES_FRAMEWORK_READER_H_
#define DUDAO_SERVICES_SCORING_CORE_RULES_FRAMEWORK_READER_H_

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/text/data_set.h"
#include "common/yaml/fields.h"
#include "services/scoring/core/rules/framework.h"

namespace dudao::scoring {

class FrameworkReader {
 public:
  // All must outlive it.
  FrameworkReader(const LineTable& lines, const metrics::MetricTable& metrics,
                  text::Vocabulary* vocabulary)
      : lines_(&lines), metrics_(&metrics), vocabulary_(vocabulary) {}

  // Words of indicators that only a person may judge: frameworks/judged_words.tsv.
  absl::Status ReadJudgedWords(const text::DataSet& data);

  // InvalidArgument names file, line and column: an unknown key, line, style or indicator, an id
  // twice, indicators that do not add up to their group, grades that leave a gap, an indicator of
  // Party, ideology, religion or peoples that is not `judge`. Without `digest`.
  absl::StatusOr<Framework> Read(const text::DataFile& file);

 private:
  void ReadHead(yaml::Fields& top);
  void ReadLines(yaml::Fields& top);
  void ReadGroups(yaml::Fields& top);
  void ReadIndicator(const yaml::Node& node, const std::string& group, Style otherwise);
  void ReadStyle(yaml::Fields& fields, Indicator* out);
  void ReadBands(yaml::Fields& fields, Indicator* out);
  void UseLines(yaml::Fields& fields, Indicator* out);
  void CheckJudged(yaml::Fields& fields, const Indicator& indicator);
  void AddTopics(yaml::Fields& fields, std::string_view key, uint32_t owner,
                 text::PhraseTable* topics);
  void ReadNotice(yaml::Fields& top);
  void ReadGrades(yaml::Fields& top);
  void ReadVetoes(yaml::Fields& top);
  void OnlyKeys(const yaml::Node& node, std::initializer_list<std::string_view> known);
  // The framework's own lines under an id, else the table's.
  std::vector<const Line*> LinesOf(const std::string& id) const;

  const LineTable* lines_;
  const metrics::MetricTable* metrics_;
  text::Vocabulary* vocabulary_;
  std::vector<std::string> judged_words_;
  // Of the file being read.
  absl::Status fault_;
  Framework out_;
  std::map<std::string, std::vector<const Line*>, std::less<>> by_id_;  // changed here
};

}  // namespace dudao::scoring

#endif  // DUDAO_SERVICES_SCORING_CORE_RULES_FRAMEWORK_READER_H_
