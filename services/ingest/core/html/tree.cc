#include "services/ingest/core/html/tree.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>
#include <iterator>
#include <new>
#include <string>
#include <utility>

#include "services/ingest/core/refusal.h"

namespace dudao::ingest::html {
namespace {

// A page of the largest text with its markup needs a third of this.
constexpr size_t kMaxTreeBytes = 600u << 20;

}  // namespace

// Gumbo's own release of a tree recurses as deep as the tree; so all that it takes is kept in a
// ring, and dropped as a ring.
class Arena {
 public:
  Arena() { ring_.next = ring_.previous = &ring_; }
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;
  ~Arena() {
    while (ring_.next != &ring_) Drop(ring_.next);
  }

  // Throws std::bad_alloc, through gumbo, which is written in C and holds nothing but what is here.
  void* Take(size_t size) {
    if (size > kMaxTreeBytes - std::min(taken_, kMaxTreeBytes)) throw std::bad_alloc();
    auto* const piece = static_cast<Piece*>(std::malloc(sizeof(Piece) + size));
    if (piece == nullptr) throw std::bad_alloc();
    taken_ += size;
    piece->size = size;
    piece->previous = &ring_;
    piece->next = ring_.next;
    ring_.next->previous = piece;
    ring_.next = piece;
    return piece + 1;
  }

  void Give(void* at) {
    if (at != nullptr) Drop(static_cast<Piece*>(at) - 1);
  }

 private:
  struct alignas(std::max_align_t) Piece {
    Piece* next;
    Piece* previous;
    size_t size;
  };

  void Drop(Piece* piece) {
    taken_ -= piece->size;
    piece->next->previous = piece->previous;
    piece->previous->next = piece->next;
    std::free(piece);
  }

  Piece ring_ = {};
  size_t taken_ = 0;
};

namespace {

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool IsLetter(char c) { return Lower(c) >= 'a' && Lower(c) <= 'z'; }

std::string TagName(std::string_view text) {
  std::string name;
  for (const char c : text.substr(0, 16)) {
    if (!IsLetter(c) && (c < '0' || c > '9')) break;
    name += Lower(c);
  }
  return name;
}

// Elements that nothing but their end tag closes.
bool StaysOpen(std::string_view name) {
  static constexpr std::string_view kNames[] = {
      "article", "b",    "big",    "blockquote", "center", "dir",   "div",     "dl",
      "em",      "font", "i",      "main",       "ol",     "pre",   "section", "small",
      "span",    "s",    "strong", "sub",        "sup",    "table", "u",       "ul"};
  return std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

// Past an element whose content is no markup.
size_t SkipRaw(std::string_view html, size_t at, const std::string& name) {
  if (name != "script" && name != "style") return at;
  return std::min(html.find("</", at), html.size());
}

// Whether elements are left open deeper than any page has them: tree building looks back at every
// open element, so it is told before.
bool IsTooDeep(std::string_view html, size_t most) {
  size_t open = 0;
  for (size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at)) {
    const bool end = ++at < html.size() && html[at] == '/';
    if (end) ++at;
    if (at >= html.size() || !IsLetter(html[at])) continue;
    const std::string name = TagName(html.substr(at));
    if (!end) at = SkipRaw(html, at, name);
    if (!StaysOpen(name)) continue;
    if (!end && ++open > most) return true;
    if (end && open > 0) --open;
  }
  return false;
}

// Gumbo takes the space of `</g >` for part of the name, so that drawings nest without end.
void TightenEndTags(std::string* html) {
  const auto is_space = [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; };
  size_t to = 0;
  bool name = false;  // within an end tag's name
  for (size_t at = 0; at < html->size(); ++at) {
    const char c = (*html)[at];
    if (c == '/' && at > 0 && (*html)[at - 1] == '<') {
      name = true;
    } else if (name && is_space(c)) {
      size_t end = at;
      while (end < html->size() && is_space((*html)[end])) ++end;
      if (end < html->size() && (*html)[end] == '>') at = end;
      name = false;
    } else if (c == '>' || c == '<') {
      name = false;
    }
    (*html)[to++] = (*html)[at];
  }
  html->resize(to);
}

void* TakeFrom(void* arena, size_t size) { return static_cast<Arena*>(arena)->Take(size); }

void GiveTo(void* arena, void* at) { static_cast<Arena*>(arena)->Give(at); }

}  // namespace

Tree::Tree(std::unique_ptr<std::string> source, std::unique_ptr<Arena> arena, const GumboNode* root)
    : source_(std::move(source)), arena_(std::move(arena)), root_(root) {}
Tree::Tree(Tree&&) noexcept = default;
Tree& Tree::operator=(Tree&&) noexcept = default;
Tree::~Tree() = default;

absl::StatusOr<Tree> Tree::Parse(std::string utf8, const Limits& limits) {
  // Tags left open by sloppy pages count too, so this bound is wider than that of the walk.
  constexpr size_t kSlack = 4;
  if (IsTooDeep(utf8, kSlack * limits.max_depth)) {
    return Refuse("too_deep", {std::to_string(limits.max_depth)});
  }
  TightenEndTags(&utf8);
  auto source = std::make_unique<std::string>(std::move(utf8));
  auto arena = std::make_unique<Arena>();
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = TakeFrom;
  options.deallocator = GiveTo;
  options.userdata = arena.get();
  options.max_errors = 0;
  try {
    const GumboOutput* output = gumbo_parse_with_options(&options, source->data(), source->size());
    return Tree(std::move(source), std::move(arena), output->root);
  } catch (const std::bad_alloc&) {
    return Refuse("parser_memory");
  }
}

const GumboVector& Children(const GumboNode& node) {
  static constexpr GumboVector kNone = {nullptr, 0, 0};
  return IsElement(node) ? node.v.element.children : kNone;
}

std::string_view Attribute(const GumboNode& node, const char* name) {
  if (!IsElement(node)) return {};
  const GumboAttribute* found = gumbo_get_attribute(&node.v.element.attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

bool HasAttribute(const GumboNode& node, const char* name) {
  return IsElement(node) && gumbo_get_attribute(&node.v.element.attributes, name) != nullptr;
}

}  // namespace dudao::ingest::html
