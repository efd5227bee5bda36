// The values under a map's keys, each checked; the first fault is kept, so that a reader asks for
// all it wants and looks once.
//
//   absl::Status fault;
//   Fields fields(node, &fault);
//   indicator.name = fields.Text("name");
//   indicator.points = fields.Number("points");
//   if (!fault.ok()) return fault;
#ifndef DUDAO_COMMON_YAML_FIELDS_H_
#define DUDAO_COMMON_YAML_FIELDS_H_

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "common/text/decimal.h"
#include "common/yaml/document.h"

namespace dudao::yaml {

class Fields {
 public:
  // Both must outlive it. A map is asked of `node`; `fault` keeps what it has, when that is one.
  Fields(const Node& node, absl::Status* fault);

  bool Has(std::string_view key) const { return node_->Find(key) != nullptr; }
  // Where `key` stands; the map itself when it does not.
  const Node& At(std::string_view key) const;
  void Fault(std::string_view key, std::string_view reason);

  // Required, and not empty.
  std::string Text(std::string_view key);
  std::string TextOr(std::string_view key, std::string_view otherwise);
  // Required, exact, 0 or more.
  text::Decimal Number(std::string_view key);
  std::optional<text::Decimal> NumberIfAny(std::string_view key);
  // A year, 0 when it is not there.
  int YearOrNone(std::string_view key);
  // A whole number, 0 when it is not there.
  size_t CountOrNone(std::string_view key);
  // yes/no, true/false.
  bool YesNo(std::string_view key, bool otherwise);
  // One word or a list of them, none of them empty; none when it is not there.
  std::vector<std::string> Words(std::string_view key);
  // Elements of a list; none when it is not there.
  std::vector<const Node*> List(std::string_view key);
  // One of the words of a table; what the first stands for when it is not there or none of them.
  template <typename Choices>
  auto Choose(std::string_view key, const Choices& choices) {
    const std::string word = TextOr(key, choices.begin()->first);
    std::string known;
    for (const auto& [name, value] : choices) {
      if (name == word) return value;
      known += (known.empty() ? "" : "、") + std::string(name);
    }
    Fault(key, word + " 不在可选之列：" + known);
    return choices.begin()->second;
  }

 private:
  const Node* node_;
  absl::Status* fault_;
};

}  // namespace dudao::yaml

#endif  // DUDAO_COMMON_YAML_FIELDS_H_
