// What the papers take from a framework beside the scores: groups, who answers for an indicator
// (责任单位) and what to ask for (佐证). The one place of the papers that reads frameworks.
//
//   auto facts = FrameworkFacts::Create(data);
//   facts->Find("default-county", "2.1")->responsible;   // 财政局
#ifndef DUDAO_CLI_PAPERS_MODEL_FRAMEWORK_FACTS_H_
#define DUDAO_CLI_PAPERS_MODEL_FRAMEWORK_FACTS_H_

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "common/text/data_set.h"

namespace dudao::cli {

struct IndicatorFacts {
  std::string id;
  std::string parent;  // id of its group; empty for a group
  std::string name;
  std::string responsible;            // 财政局; several joined by 、; empty when not given
  std::vector<std::string> evidence;  // 佐证 to ask for, one document each
};

class FrameworkFacts {
 public:
  // InvalidArgument names file, line and column.
  static absl::StatusOr<FrameworkFacts> Create(const text::DataSet& data);

  // nullptr for an unknown framework or indicator. Good as long as this object.
  const IndicatorFacts* Find(std::string_view framework, std::string_view indicator) const;

 private:
  std::map<std::pair<std::string, std::string>, IndicatorFacts> facts_;  // by framework and id
};

}  // namespace dudao::cli

#endif  // DUDAO_CLI_PAPERS_MODEL_FRAMEWORK_FACTS_H_
