// A YAML data file as a tree whose every node knows its place; the pendant of text::Table for data
// that is a tree. Scalars stay text: 1.10 is no number. No anchors, tags or several documents.
//
//   auto document = yaml::Document::Parse(*file);
//   const yaml::Node* title = document->root().Find("title");
//   return title->Error("空着");   // FILE:LINE:COLUMN: 空着
#ifndef DUDAO_COMMON_YAML_DOCUMENT_H_
#define DUDAO_COMMON_YAML_DOCUMENT_H_

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "common/text/data_set.h"

namespace dudao::yaml {

class Node {
 public:
  enum class Kind { kEmpty, kText, kList, kMap };

  Kind kind() const { return kind_; }
  bool IsText() const { return kind_ == Kind::kText; }
  bool IsList() const { return kind_ == Kind::kList; }
  bool IsMap() const { return kind_ == Kind::kMap; }
  // Of a scalar; empty for the others.
  const std::string& text() const { return text_; }
  // Elements of a list, or values of a map in the file's order.
  const std::vector<Node>& items() const { return items_; }
  // Keys of a map, one a value.
  const std::vector<Node>& keys() const { return keys_; }
  // The value under `key`; nullptr when there is none or this is no map.
  const Node* Find(std::string_view key) const;

  // InvalidArgument "FILE:LINE:COLUMN: REASON", both from 1, columns in characters.
  absl::Status Error(std::string_view reason) const;
  // An error at the first key that is none of `known`, or here when this is no map.
  absl::Status OnlyKeys(std::initializer_list<std::string_view> known) const;

 private:
  friend class Parser;
  Kind kind_ = Kind::kEmpty;
  std::string text_;
  std::vector<Node> items_, keys_;
  const text::DataFile* file_ = nullptr;
  size_t offset_ = 0;  // in the file's bytes
};

class Document {
 public:
  // `file` must outlive it. InvalidArgument names file, line and column: not UTF-8, not
  // of the part of YAML that is read here (parser.h), a key twice, nesting deeper than 32.
  static absl::StatusOr<Document> Parse(const text::DataFile& file);

  const Node& root() const { return root_; }

 private:
  Node root_;
};

// The scalars at the top of the file, up to the first key whose value is none: {"id",
// "default-county"}, … Reads no further. Empty for what is no map.
std::vector<std::pair<std::string, std::string>> ReadHead(const text::DataFile& file);

}  // namespace dudao::yaml

#endif  // DUDAO_COMMON_YAML_DOCUMENT_H_
