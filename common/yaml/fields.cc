#include "common/yaml/fields.h"

#include <fmt/format.h>

#include <charconv>

namespace dudao::yaml {
namespace {

constexpr size_t kMostCount = 1'000'000'000;

std::optional<size_t> ToCount(std::string_view text) {
  size_t out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error != std::errc() || end != text.data() + text.size() || out > kMostCount)
    return std::nullopt;
  return out;
}

}  // namespace

Fields::Fields(const Node& node, absl::Status* fault) : node_(&node), fault_(fault) {
  if (!node.IsMap() && fault_->ok()) *fault_ = node.Error("此处应为“键: 值”各占一行");
}

const Node& Fields::At(std::string_view key) const {
  const Node* value = node_->Find(key);
  return value == nullptr ? *node_ : *value;
}

void Fields::Fault(std::string_view key, std::string_view reason) {
  if (fault_->ok()) *fault_ = At(key).Error(fmt::format("{}：{}", key, reason));
}

std::string Fields::Text(std::string_view key) {
  std::string out = TextOr(key, "");
  if (out.empty()) Fault(key, Has(key) ? "空着" : "缺少此项");
  return out;
}

std::string Fields::TextOr(std::string_view key, std::string_view otherwise) {
  const Node* value = node_->Find(key);
  if (value == nullptr) return std::string(otherwise);
  if (!value->IsText()) Fault(key, "应为一个词或一句话");
  return value->text();
}

text::Decimal Fields::Number(std::string_view key) {
  const auto out = NumberIfAny(key);
  if (!out) Fault(key, "缺少此项");
  return out.value_or(text::Decimal(0));
}

std::optional<text::Decimal> Fields::NumberIfAny(std::string_view key) {
  if (!Has(key)) return std::nullopt;
  const auto out = text::Decimal::Parse(TextOr(key, ""));
  if (!out || out->is_negative()) {
    Fault(key, "应为数字，不小于 0");
    return text::Decimal(0);
  }
  return out;
}

int Fields::YearOrNone(std::string_view key) {
  if (!Has(key)) return 0;
  const auto out = ToCount(TextOr(key, ""));
  if (!out || *out < 1900 || *out > 2999) Fault(key, "应为四位年份");
  return static_cast<int>(out.value_or(0));
}

size_t Fields::CountOrNone(std::string_view key) {
  if (!Has(key)) return 0;
  const auto out = ToCount(TextOr(key, ""));
  if (!out) Fault(key, "应为整数");
  return out.value_or(0);
}

bool Fields::YesNo(std::string_view key, bool otherwise) {
  if (!Has(key)) return otherwise;
  const std::string word = TextOr(key, "");
  if (word == "yes" || word == "true") return true;
  if (word != "no" && word != "false") Fault(key, "应为 yes 或 no");
  return false;
}

std::vector<std::string> Fields::Words(std::string_view key) {
  std::vector<std::string> out;
  const Node* value = node_->Find(key);
  if (value == nullptr || value->kind() == Node::Kind::kEmpty) return out;
  if (value->IsText()) return {value->text()};
  for (const Node* item : List(key)) {
    if (!item->IsText() || item->text().empty()) {
      if (fault_->ok()) *fault_ = item->Error("应为一个词");
      continue;
    }
    out.push_back(item->text());
  }
  return out;
}

std::vector<const Node*> Fields::List(std::string_view key) {
  std::vector<const Node*> out;
  const Node* value = node_->Find(key);
  if (value == nullptr || value->kind() == Node::Kind::kEmpty) return out;
  if (!value->IsList()) Fault(key, "应为列表，每项以 - 开头，或写在 [ ] 里");
  for (const Node& item : value->items()) out.push_back(&item);
  return out;
}

}  // namespace dudao::yaml
