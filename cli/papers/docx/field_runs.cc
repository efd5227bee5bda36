#include "cli/papers/docx/field_runs.h"

#include "services/ingest/core/xml/xml.h"

namespace dudao::cli {
namespace {

namespace xml = ingest::xml;

void CollectTexts(const pugi::xml_node& node, std::vector<pugi::xml_node>* out) {
  for (const pugi::xml_node& child : node.children()) {
    if (xml::Is(child, "t")) {
      out->push_back(child);
    } else if (!xml::Is(child, "p")) {
      CollectTexts(child, out);
    }
  }
}

void CollectParagraphs(const pugi::xml_node& node, std::vector<pugi::xml_node>* out) {
  for (const pugi::xml_node& child : node.children()) {
    if (xml::Is(child, "p")) out->push_back(child);
    CollectParagraphs(child, out);
  }
}

void SetPlain(pugi::xml_node node, std::string_view text) {
  node.text().set(std::string(text).c_str());
  if (!node.attribute("xml:space")) node.append_attribute("xml:space") = "preserve";
}

// Which of `pieces`, laid end to end, holds the byte `at`, and where it begins.
struct Held {
  size_t piece = 0, begin = 0;
};
Held PieceAt(const std::vector<std::string>& pieces, size_t at) {
  Held out;
  while (out.piece + 1 < pieces.size() && at >= out.begin + pieces[out.piece].size()) {
    out.begin += pieces[out.piece].size();
    ++out.piece;
  }
  return out;
}

}  // namespace

std::vector<pugi::xml_node> TextsOf(const pugi::xml_node& paragraph) {
  std::vector<pugi::xml_node> out;
  CollectTexts(paragraph, &out);
  return out;
}

std::vector<pugi::xml_node> ParagraphsOf(const pugi::xml_node& node) {
  std::vector<pugi::xml_node> out;
  CollectParagraphs(node, &out);
  return out;
}

std::string TextOf(const pugi::xml_node& paragraph) {
  std::string out;
  for (const pugi::xml_node& node : TextsOf(paragraph)) out += node.text().get();
  return out;
}

void JoinFields(const pugi::xml_node& paragraph) {
  const std::vector<pugi::xml_node> nodes = TextsOf(paragraph);
  std::vector<std::string> pieces;
  std::string all;
  for (const pugi::xml_node& node : nodes) all += pieces.emplace_back(node.text().get());
  bool changed = false;
  for (size_t at = all.find("{{"); at != all.npos;) {
    const size_t end = all.find("}}", at);
    if (end == all.npos) break;
    const Held first = PieceAt(pieces, at), last = PieceAt(pieces, end + 1);
    if (first.piece != last.piece) {
      changed = true;
      // The first piece takes all up to the field's end, the last keeps what follows it.
      pieces[last.piece].erase(0, end + 2 - last.begin);
      pieces[first.piece].resize(at - first.begin);
      pieces[first.piece] += all.substr(at, end + 2 - at);
      for (size_t i = first.piece + 1; i < last.piece; ++i) pieces[i].clear();
    }
    at = all.find("{{", end + 2);
  }
  for (size_t i = 0; changed && i < nodes.size(); ++i) SetPlain(nodes[i], pieces[i]);
}

void SetText(pugi::xml_node node, std::string_view text) {
  const std::string prefix = std::string(node.name()).substr(0, std::string(node.name()).find('t'));
  size_t end = text.find('\n');
  SetPlain(node, text.substr(0, end));
  while (end != text.npos) {
    text.remove_prefix(end + 1);
    end = text.find('\n');
    pugi::xml_node line = node.parent().insert_child_after((prefix + "br").c_str(), node);
    node = node.parent().insert_child_after((prefix + "t").c_str(), line);
    SetPlain(node, text.substr(0, end));
  }
}

std::vector<std::string> FieldsIn(std::string_view text) {
  std::vector<std::string> out;
  for (size_t at = text.find("{{"); at != text.npos;) {
    const size_t end = text.find("}}", at);
    if (end == text.npos) {
      out.emplace_back(text.substr(at));
      break;
    }
    out.emplace_back(text.substr(at + 2, end - at - 2));
    at = text.find("{{", end + 2);
  }
  return out;
}

}  // namespace dudao::cli
