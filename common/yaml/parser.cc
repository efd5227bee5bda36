#include "common/yaml/parser.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/text/utf.h"

namespace dudao::yaml {
namespace {

constexpr int kMostDeep = 32;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\r'; }

bool IsNothing(std::string_view plain) { return plain == "~" || plain == "null"; }

}  // namespace

Parser::Parser(const text::DataFile& file) : file_(&file), text_(file.content) {
  if (text_.starts_with(kByteOrderMark)) at_ = kByteOrderMark.size();
}

absl::Status Parser::ParseAll(Node* root) {
  Place(Node::Kind::kEmpty, root);
  if (const auto invalid = text::FirstInvalidUtf8(text_)) {
    at_ = *invalid;
    Fail("不是 UTF-8 编码。请用 UTF-8 另存");
    return fault_;
  }
  if (!SkipBlank() || AtEnd() || !ParseNode(root, 0) || !SkipBlank()) return fault_;
  if (!AtEnd()) Fail("缩进与上面各行对不齐");
  return fault_;
}

std::vector<std::pair<std::string, std::string>> Parser::ParseHead() {
  std::vector<std::pair<std::string, std::string>> out;
  while (SkipBlank() && !AtEnd() && Column() == 0 && AtKey()) {
    Node map, value;
    if (!ParseKey(&map)) break;
    SkipSpaces();
    if (AtLineEnd() || Here() == '[' || Here() == '{' || !ParseText(&value, false)) break;
    out.emplace_back(map.keys_.back().text_, value.text_);
  }
  return out;
}

bool Parser::ParseNode(Node* out, int depth) {
  if (depth == kMostDeep) return Fail("层次过深");
  if (Here() == '[' || Here() == '{') return ParseFlow(out, depth) && EndLine();
  if (AtDash()) return ParseBlockList(out, depth);
  if (AtKey()) return ParseBlockMap(out, depth);
  return ParseText(out, false) && EndLine();
}

bool Parser::ParseBlockList(Node* out, int depth) {
  Place(Node::Kind::kList, out);
  const size_t column = Column();
  while (!AtEnd() && Column() == column && AtDash()) {
    Node& item = out->items_.emplace_back();
    Place(Node::Kind::kEmpty, &item);
    ++at_;
    if (!ParseValueOf(column, &item, depth) || !SkipBlank()) return false;
  }
  return AtEnd() || Column() <= column || Fail("缩进与上面各行对不齐");
}

bool Parser::ParseBlockMap(Node* out, int depth) {
  Place(Node::Kind::kMap, out);
  const size_t column = Column();
  while (!AtEnd() && Column() == column && !AtDash()) {
    if (!AtKey()) return Fail("此处应为“键: 值”，冒号后空一格");
    if (!ParseKey(out)) return false;
    Node& value = out->items_.emplace_back();
    Place(Node::Kind::kEmpty, &value);
    SkipSpaces();
    if (!(AtLineEnd() ? ParseBelow(column, &value, depth) : ParseBeside(&value, depth)))
      return false;
    if (!SkipBlank()) return false;
  }
  return AtEnd() || Column() <= column || Fail("缩进与上面各行对不齐");
}

// A value on the lines below its key: further in, or a list that is not.
bool Parser::ParseBelow(size_t column, Node* out, int depth) {
  if (!SkipBlank()) return false;
  const bool list = !AtEnd() && Column() == column && AtDash();
  return list ? ParseBlockList(out, depth + 1) : ParseValueOf(column, out, depth);
}

// A value on the line of its key: no block.
bool Parser::ParseBeside(Node* out, int depth) {
  const bool flow = Here() == '[' || Here() == '{';
  return (flow ? ParseFlow(out, depth + 1) : ParseText(out, false)) && EndLine();
}

// What follows a dash: on its line, or on the next ones when they are further in.
bool Parser::ParseValueOf(size_t column, Node* out, int depth) {
  SkipSpaces();
  if (AtLineEnd() && !SkipBlank()) return false;
  if (AtEnd() || Column() <= column) return true;
  return ParseNode(out, depth + 1);
}

bool Parser::ParseKey(Node* parent) {
  Node& key = parent->keys_.emplace_back();
  if (Here() == '"' || Here() == '\'') {
    if (!ParseQuoted(&key)) return false;
  } else {
    Place(Node::Kind::kText, &key);
    const size_t begin = at_;
    while (!AtColon(at_)) ++at_;
    key.text_ = std::string(text_.substr(begin, at_ - begin));
  }
  SkipSpaces();
  if (!AtColon(at_)) return Fail("键名后缺少冒号");
  ++at_;
  for (size_t i = 0; i + 1 < parent->keys_.size(); ++i) {
    if (parent->keys_[i].text_ != key.text_) continue;
    at_ = key.offset_;
    return Fail(fmt::format("键 {} 写了两次", key.text_));
  }
  return true;
}

bool Parser::ParseFlow(Node* out, int depth) {
  if (depth == kMostDeep) return Fail("层次过深");
  const bool map = Here() == '{';
  const char close = map ? '}' : ']';
  Place(map ? Node::Kind::kMap : Node::Kind::kList, out);
  ++at_;
  for (;;) {
    if (!SkipBlank()) return false;
    if (!AtEnd() && Here() == close) break;
    if (AtEnd()) return FailOpen(*out, close);
    if (!ParseFlowItem(out, map, depth) || !SkipBlank()) return false;
    if (AtEnd()) return FailOpen(*out, close);
    if (Here() == ',') {
      ++at_;
    } else if (Here() != close) {
      return Fail(fmt::format("此处应为逗号或 {}", close));
    }
  }
  ++at_;
  return true;
}

bool Parser::ParseFlowItem(Node* out, bool map, int depth) {
  if (map && !AtKey()) return Fail("此处应为“键: 值”，冒号后空一格");
  if (map && !ParseKey(out)) return false;
  if (map && !SkipBlank()) return false;
  Node& item = out->items_.emplace_back();
  if (Here() == '[' || Here() == '{') return ParseFlow(&item, depth + 1);
  return ParseText(&item, true);
}

bool Parser::ParseText(Node* out, bool flow) {
  if (Here() == '"' || Here() == '\'') return ParseQuoted(out);
  return ParsePlain(out, flow);
}

bool Parser::ParseQuoted(Node* out) {
  Place(Node::Kind::kText, out);
  const char quote = Here();
  for (++at_; !AtEnd() && Here() != '\n'; ++at_) {
    if (Here() == quote) {
      const bool doubled = quote == '\'' && at_ + 1 < text_.size() && text_[at_ + 1] == '\'';
      ++at_;
      if (!doubled) return true;
    } else if (Here() == '\\' && quote == '"') {
      ++at_;
      if (Here() != '"' && Here() != '\\') return Fail("双引号里的反斜线后只能是引号或反斜线");
    }
    out->text_ += Here();
  }
  at_ = out->offset_;
  return Fail("引号没有成对");
}

bool Parser::ParsePlain(Node* out, bool flow) {
  Place(Node::Kind::kText, out);
  constexpr std::string_view kReserved = "&*!|>%@`#,]}";
  if (kReserved.find(Here()) != std::string_view::npos || AtEnd())
    return Fail("此处的符号有特殊含义，请给整个值加上引号");
  size_t end = at_;
  for (; !AtEnd() && Here() != '\n'; ++at_) {
    const char c = Here();
    if (c == '#' && IsSpace(text_[at_ - 1])) break;
    if (flow && (c == ',' || c == ']' || c == '}' || c == '[' || c == '{')) break;
    if (AtColon(at_)) return Fail("值里有冒号加空格，请给整个值加上引号");
    if (!IsSpace(c)) end = at_ + 1;
  }
  out->text_ = std::string(text_.substr(out->offset_, end - out->offset_));
  if (IsNothing(out->text_)) {
    out->text_.clear();
    out->kind_ = Node::Kind::kEmpty;
  }
  return true;
}

bool Parser::SkipBlank() {
  bool line_start = at_ == 0 || text_[at_ - 1] == '\n';
  for (; !AtEnd(); ++at_) {
    const char c = text_[at_];
    if (c == '#' && (line_start || IsSpace(text_[at_ - 1]))) {
      at_ = std::min(text_.find('\n', at_), text_.size()) - 1;
    } else if (c == '\t' && line_start) {
      return Fail("缩进请用空格，不用制表符");
    } else if (c == '\n') {
      line_start = true;
    } else if (!IsSpace(c)) {
      return true;
    }
  }
  return true;
}

void Parser::SkipSpaces() {
  while (!AtEnd() && IsSpace(text_[at_])) ++at_;
}

bool Parser::EndLine() {
  SkipSpaces();
  return AtLineEnd() || Fail("这一行多出了内容");
}

bool Parser::AtLineEnd() const {
  return AtEnd() || text_[at_] == '\n' || (text_[at_] == '#' && at_ > 0 && IsSpace(text_[at_ - 1]));
}

bool Parser::AtDash() const {
  return Here() == '-' &&
         (at_ + 1 >= text_.size() || IsSpace(text_[at_ + 1]) || text_[at_ + 1] == '\n');
}

bool Parser::AtColon(size_t at) const {
  return at < text_.size() && text_[at] == ':' &&
         (at + 1 >= text_.size() || IsSpace(text_[at + 1]) || text_[at + 1] == '\n');
}

// A key, by the colon that ends it on this line.
bool Parser::AtKey() const {
  size_t i = at_;
  if (Here() == '"' || Here() == '\'') {
    i = text_.find(Here(), at_ + 1);
    if (i == std::string_view::npos) return false;
    for (++i; i < text_.size() && IsSpace(text_[i]);) ++i;
    return AtColon(i);
  }
  for (; i < text_.size() && text_[i] != '\n'; ++i) {
    if (AtColon(i)) return i > at_;
    if (text_[i] == '#' && i > 0 && IsSpace(text_[i - 1])) return false;
    if (text_[i] == ',' || text_[i] == '[' || text_[i] == '{' || text_[i] == '}') return false;
  }
  return false;
}

size_t Parser::Column() const {
  const size_t before = at_ == 0 ? std::string_view::npos : text_.rfind('\n', at_ - 1);
  if (before != std::string_view::npos) return at_ - before - 1;
  return at_ - (text_.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0);
}

void Parser::Place(Node::Kind kind, Node* out) const {
  out->kind_ = kind;
  out->file_ = file_;
  out->offset_ = at_;
}

bool Parser::FailOpen(const Node& opened, char close) {
  at_ = opened.offset_;
  return Fail(fmt::format("没有对应的 {}", close));
}

bool Parser::Fail(std::string_view reason) {
  Node here;
  Place(Node::Kind::kEmpty, &here);
  if (fault_.ok()) fault_ = here.Error(reason);
  return false;
}

}  // namespace dudao::yaml
