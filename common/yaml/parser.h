// The part of YAML that data files need, read in one walk: maps and lists in block and flow form,
// plain and quoted texts on one line, comments. Anchors, tags, block texts and several documents
// are refused with their place. A general parser takes some thousand instructions a character,
// which would be a fifth of what a program start may cost.
#ifndef DUDAO_COMMON_YAML_PARSER_H_
#define DUDAO_COMMON_YAML_PARSER_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "common/yaml/document.h"

namespace dudao::yaml {

class Parser {
 public:
  explicit Parser(const text::DataFile& file);

  // The whole file; a fault when it is not of this part of YAML.
  absl::Status ParseAll(Node* root);
  // Top-level keys and texts up to the first value that is none.
  std::vector<std::pair<std::string, std::string>> ParseHead();

 private:
  // All return whether there was no fault; the fault is kept.
  bool ParseNode(Node* out, int depth);
  bool ParseBlockList(Node* out, int depth);
  bool ParseBlockMap(Node* out, int depth);
  bool ParseFlow(Node* out, int depth);
  bool ParseFlowItem(Node* out, bool map, int depth);
  bool ParseKey(Node* parent);
  bool ParseValueOf(size_t column, Node* out, int depth);
  bool ParseBelow(size_t column, Node* out, int depth);
  bool ParseBeside(Node* out, int depth);
  bool ParseText(Node* out, bool flow);
  bool ParseQuoted(Node* out);
  bool ParsePlain(Node* out, bool flow);

  // To the next character that is no space, comment or line end; a fault at a tab that indents.
  bool SkipBlank();
  void SkipSpaces();
  bool EndLine();
  bool AtLineEnd() const;
  bool AtDash() const;
  bool AtKey() const;
  bool AtColon(size_t at) const;
  bool AtEnd() const { return at_ >= text_.size(); }
  size_t Column() const;
  char Here() const { return at_ < text_.size() ? text_[at_] : '\n'; }
  void Place(Node::Kind kind, Node* out) const;
  bool Fail(std::string_view reason);
  bool FailOpen(const Node& opened, char close);

  const text::DataFile* file_;
  std::string_view text_;
  size_t at_ = 0;
  absl::Status fault_;
};

}  // namespace dudao::yaml

#endif  // DUDAO_COMMON_YAML_PARSER_H_
