#include "common/yaml/document.h"

#include <fmt/format.h>

#include <algorithm>

#include "absl/status/status.h"
#include "common/yaml/parser.h"

namespace dudao::yaml {
namespace {

bool StartsCharacter(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

}  // namespace

const Node* Node::Find(std::string_view key) const {
  for (size_t i = 0; i < keys_.size(); ++i) {
    if (keys_[i].text_ == key) return &items_[i];
  }
  return nullptr;
}

absl::Status Node::Error(std::string_view reason) const {
  const std::string_view before =
      std::string_view(file_->content).substr(0, std::min(offset_, file_->content.size()));
  const size_t line_start = before.rfind('\n') + 1;  // 0 when there is none
  return absl::InvalidArgumentError(
      fmt::format("{}:{}:{}: {}", file_->shown, std::count(before.begin(), before.end(), '\n') + 1,
                  std::count_if(before.begin() + static_cast<ptrdiff_t>(line_start), before.end(),
                                StartsCharacter) +
                      1,
                  reason));
}

absl::Status Node::OnlyKeys(std::initializer_list<std::string_view> known) const {
  if (!IsMap()) return Error("此处应为“键: 值”各占一行");
  for (const Node& key : keys_) {
    if (std::find(known.begin(), known.end(), key.text_) == known.end())
      return key.Error(
          fmt::format("不认识的键 {}；可用的有：{}", key.text_, fmt::join(known, "、")));
  }
  return absl::OkStatus();
}

absl::StatusOr<Document> Document::Parse(const text::DataFile& file) {
  Document out;
  if (absl::Status fault = Parser(file).ParseAll(&out.root_); !fault.ok()) return fault;
  return out;
}

std::vector<std::pair<std::string, std::string>> ReadHead(const text::DataFile& file) {
  return Parser(file).ParseHead();
}

}  // namespace dudao::yaml
