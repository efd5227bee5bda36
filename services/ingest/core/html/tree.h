// A web page as a tree (HTML5 by gumbo), within a bound of memory and freed without recursion.
//
//   auto tree = Tree::Parse(utf8, limits);
//   const GumboNode* html = tree->root();
#ifndef DUDAO_SERVICES_INGEST_CORE_HTML_TREE_H_
#define DUDAO_SERVICES_INGEST_CORE_HTML_TREE_H_

#include <gumbo.h>

#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "services/ingest/core/limits.h"

namespace dudao::ingest::html {

class Arena;

class Tree {
 public:
  // too_deep when elements are left open beyond reason; parser_memory
  // when the tree outgrows its bound, as tags made to multiply do.
  static absl::StatusOr<Tree> Parse(std::string utf8, const Limits& limits);
  Tree(Tree&&) noexcept;
  Tree& operator=(Tree&&) noexcept;
  ~Tree();

  const GumboNode* root() const { return root_; }

 private:
  Tree(std::unique_ptr<std::string> source, std::unique_ptr<Arena> arena, const GumboNode* root);

  std::unique_ptr<std::string> source_;  // the nodes point into it
  std::unique_ptr<Arena> arena_;
  const GumboNode* root_;
};

// Children of an element; none of other nodes.
const GumboVector& Children(const GumboNode& node);

inline const GumboNode* Child(const GumboNode& node, size_t i) {
  return static_cast<const GumboNode*>(Children(node).data[i]);
}

inline bool IsElement(const GumboNode& node) { return node.type == GUMBO_NODE_ELEMENT; }

// Neither a comment nor a template, whose content is of no page.
inline bool IsText(const GumboNode& node) {
  return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE ||
         node.type == GUMBO_NODE_CDATA;
}

inline GumboTag TagOf(const GumboNode& node) {
  return IsElement(node) ? node.v.element.tag : GUMBO_TAG_UNKNOWN;
}

// The value of an attribute; empty when it is missing.
std::string_view Attribute(const GumboNode& node, const char* name);
bool HasAttribute(const GumboNode& node, const char* name);

}  // namespace dudao::ingest::html

#endif  // DUDAO_SERVICES_INGEST_CORE_HTML_TREE_H_
