#include "common/yaml/document.h"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <sstream>

#include "absl/status/status.h"

namespace dudao::yaml {
namespace {

constexpr size_t kMostDeep = 32;

// What stops the parser from inside a handler, which has no other way to say so.
struct Stop {
  YAML::Mark mark;
  std::string reason;
};

bool StartsCharacter(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

// Characters from the start of `line` to `bytes` into it.
int CharactersBefore(const std::string& content, int line, int bytes) {
  size_t at = 0;
  for (int i = 0; i < line && at < content.size(); ++i) {
    const size_t end = content.find('\n', at);
    at = end == content.npos ? content.size() : end + 1;
  }
  const size_t to = std::min(content.size(), at + static_cast<size_t>(std::max(bytes, 0)));
  return static_cast<int>(std::count_if(content.begin() + static_cast<ptrdiff_t>(at),
                                        content.begin() + static_cast<ptrdiff_t>(to),
                                        StartsCharacter));
}

absl::Status ErrorAt(const text::DataFile& file, int line, int column, std::string_view reason) {
  return absl::InvalidArgumentError(
      fmt::format("{}:{}:{}: {}", file.shown, line + 1,
                  CharactersBefore(file.content, line, column) + 1, reason));
}

}  // namespace

const Node* Node::Find(std::string_view key) const {
  for (size_t i = 0; i < keys_.size(); ++i) {
    if (keys_[i].text_ == key) return &items_[i];
  }
  return nullptr;
}

absl::Status Node::Error(std::string_view reason) const {
  return ErrorAt(*file_, line_, column_, reason);
}

absl::Status Node::OnlyKeys(std::initializer_list<std::string_view> known) const {
  if (!IsMap()) return Error("此处应为“键: 值”各占一行");
  for (const Node& key : keys_) {
    if (std::find(known.begin(), known.end(), key.text_) == known.end())
      return key.Error(fmt::format("不认识的键 {}；可用的有：{}", key.text_, fmt::join(known, "、")));
  }
  return absl::OkStatus();
}

// Builds the tree from the parser's events: half the time and memory of YAML::Node.
class TreeBuilder : public YAML::EventHandler {
 public:
  TreeBuilder(const text::DataFile& file, Node* root) : file_(&file), root_(root) {}

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override { Add(Node::Kind::kEmpty, mark); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    throw Stop{mark, "不支持锚点与引用（& 和 *）"};
  }
  void OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                const std::string& value) override {
    Add(Node::Kind::kText, mark)->text_ = value;
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {
    Open(Add(Node::Kind::kList, mark), mark);
  }
  void OnSequenceEnd() override { open_.pop_back(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {
    Open(Add(Node::Kind::kMap, mark), mark);
  }
  void OnMapEnd() override { open_.pop_back(); }

 private:
  void Open(Node* node, const YAML::Mark& mark) {
    if (open_.size() == kMostDeep) throw Stop{mark, "层次过深"};
    open_.push_back(node);
  }

  // Children are made in place; the open ones are the last of their parents, so none moves.
  Node* Add(Node::Kind kind, const YAML::Mark& mark) {
    Node* out = root_;
    if (!open_.empty()) {
      Node& parent = *open_.back();
      const bool is_key = parent.IsMap() && parent.keys_.size() == parent.items_.size();
      if (is_key) CheckKey(kind, mark);
      out = &(is_key ? parent.keys_ : parent.items_).emplace_back();
    }
    out->kind_ = kind;
    out->file_ = file_;
    out->line_ = mark.line;
    out->column_ = mark.column;
    return out;
  }

  static void CheckKey(Node::Kind kind, const YAML::Mark& mark) {
    if (kind != Node::Kind::kText) throw Stop{mark, "此处应为键名"};
  }

  const text::DataFile* file_;
  Node* root_;
  std::vector<Node*> open_;
};

namespace {

absl::Status CheckKeysOnce(const Node& node) {
  for (size_t i = 0; i < node.keys().size(); ++i) {
    if (node.Find(node.keys()[i].text()) != &node.items()[i])
      return node.keys()[i].Error(fmt::format("键 {} 写了两次", node.keys()[i].text()));
  }
  for (const Node& item : node.items()) {
    if (absl::Status status = CheckKeysOnce(item); !status.ok()) return status;
  }
  return absl::OkStatus();
}

// Keeps the scalars at the top and stops at the first other value.
class HeadReader : public YAML::EventHandler {
 public:
  using Head = std::vector<std::pair<std::string, std::string>>;
  Head TakeHead() { return std::move(head_); }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override { Take(mark, ""); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { throw Stop{mark, ""}; }
  void OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                const std::string& value) override {
    Take(mark, value);
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {
    throw Stop{mark, ""};
  }
  void OnSequenceEnd() override {}
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {
    if (inside_) throw Stop{mark, ""};
    inside_ = true;
  }
  void OnMapEnd() override {}

 private:
  void Take(const YAML::Mark& mark, const std::string& value) {
    if (!inside_) throw Stop{mark, ""};
    if (has_key_) head_.emplace_back(std::move(key_), value);
    if (!has_key_) key_ = value;
    has_key_ = !has_key_;
  }

  Head head_;
  std::string key_;
  bool inside_ = false, has_key_ = false;
};

}  // namespace

absl::StatusOr<Document> Document::Parse(const text::DataFile& file) {
  Document out;
  out.root_.file_ = &file;
  TreeBuilder builder(file, &out.root_);
  try {
    std::istringstream in(file.content);
    YAML::Parser parser(in);
    parser.HandleNextDocument(builder);
  } catch (const Stop& stop) {
    return ErrorAt(file, stop.mark.line, stop.mark.column, stop.reason);
  } catch (const YAML::Exception& e) {
    return ErrorAt(file, e.mark.line, e.mark.column,
                   fmt::format("不是有效的 YAML（请查看缩进、冒号后的空格和引号）：{}", e.msg));
  }
  if (absl::Status status = CheckKeysOnce(out.root_); !status.ok()) return status;
  return out;
}

std::vector<std::pair<std::string, std::string>> ReadHead(const text::DataFile& file) {
  HeadReader head;
  try {
    std::istringstream in(file.content);
    YAML::Parser parser(in);
    parser.HandleNextDocument(head);
  } catch (const Stop&) {
    // What comes after is of no matter here.
  } catch (const YAML::Exception&) {
    // Nor are faults: Document::Parse names them.
  }
  return head.TakeHead();
}

}  // namespace dudao::yaml
