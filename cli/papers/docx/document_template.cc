#include "cli/papers/docx/document_template.h"

#include <fmt/format.h>

#include <optional>
#include <sstream>

#include "cli/papers/docx/field_runs.h"
#include "cli/papers/docx/zip_writer.h"
#include "services/ingest/core/limits.h"
#include "services/ingest/core/xml/xml.h"
#include "services/ingest/core/zip/archive.h"

namespace dudao::cli {
namespace {

namespace xml = ingest::xml;

absl::Status Unknown(std::string_view field) {
  return absl::InvalidArgumentError(fmt::format("模板中的“{}”不是可用的字段", field));
}

// {{问题.位置}} → 问题; empty for a field of no list.
std::string_view ListOf(std::string_view field) {
  const size_t dot = field.find('.');
  return dot == field.npos ? std::string_view() : field.substr(0, dot);
}

pugi::xml_node Above(pugi::xml_node node, std::string_view name) {
  while (node && !xml::Is(node, name)) node = node.parent();
  return node;
}

// A cell and a header must keep one paragraph: the last is only emptied.
void RemoveParagraph(pugi::xml_node paragraph) {
  size_t siblings = 0;
  for (const pugi::xml_node& child : paragraph.parent().children()) siblings += xml::Is(child, "p");
  if (siblings > 1 || xml::Is(paragraph.parent(), "body")) {
    paragraph.parent().remove_child(paragraph);
    return;
  }
  for (pugi::xml_node node : TextsOf(paragraph)) node.text().set("");
}

// One part of the document.
class Filler {
 public:
  explicit Filler(const TemplateValues& values) : values_(values) {}

  absl::Status Fill(pugi::xml_node root) {
    for (const pugi::xml_node& paragraph : ParagraphsOf(root)) JoinFields(paragraph);
    Repeat(root);
    if (auto filled = FillTexts(root, nullptr); !filled.ok()) return filled;
    return FillAttributes(root);
  }

 private:
  // The list that a paragraph's fields are of; nullptr for none.
  const std::vector<Record>* ListIn(const pugi::xml_node& paragraph, std::string* name) const {
    for (const std::string& field : FieldsIn(TextOf(paragraph))) {
      const auto it = values_.lists.find(ListOf(field));
      if (it == values_.lists.end()) continue;
      *name = it->first;
      return &it->second;
    }
    return nullptr;
  }

  void Repeat(pugi::xml_node root) {
    while (true) {
      pugi::xml_node unit;
      std::string name;
      const std::vector<Record>* list = nullptr;
      for (const pugi::xml_node& paragraph : ParagraphsOf(root)) {
        list = ListIn(paragraph, &name);
        if (list == nullptr) continue;
        const pugi::xml_node row = Above(paragraph, "tr");
        unit = row ? row : paragraph;
        break;
      }
      if (list == nullptr) return;
      RepeatUnit(unit, name, *list);
    }
  }

  // A copy of `unit` for each record, filled at once; fields of no list stay for later. What a copy
  // cannot fill is reported when the rest is filled.
  void RepeatUnit(pugi::xml_node unit, const std::string& name, const std::vector<Record>& list) {
    for (const Record& record : list) {
      pugi::xml_node copy = unit.parent().insert_copy_before(unit, unit);
      Record named;
      for (const auto& [field, value] : record) named[name + "." + field] = value;
      if (auto filled = FillTexts(copy, &named); !filled.ok() && fault_.ok()) fault_ = filled;
    }
    unit.parent().remove_child(unit);
  }

  // With `only`, fields of that record alone are filled, and an unknown one of its list is a fault.
  absl::Status FillTexts(pugi::xml_node root, const Record* only) {
    if (!fault_.ok()) return fault_;
    std::vector<pugi::xml_node> paragraphs = ParagraphsOf(root);
    if (xml::Is(root, "p")) paragraphs.insert(paragraphs.begin(), root);
    for (pugi::xml_node& paragraph : paragraphs) {
      bool remove = false;
      for (pugi::xml_node& node : TextsOf(paragraph)) {
        const std::string_view before = node.text().get();
        if (before.find("{{") == before.npos) continue;
        auto text = Filled(before, only, &remove);
        if (!text.ok()) return text.status();
        SetText(node, *text);
      }
      if (remove) RemoveParagraph(paragraph);
    }
    return absl::OkStatus();
  }

  absl::StatusOr<std::string> Filled(std::string_view text, const Record* only,
                                     bool* empty_option) const {
    std::string out;
    for (size_t at = 0; at < text.size();) {
      const size_t begin = text.find("{{", at);
      out += text.substr(at, begin - at);
      if (begin == text.npos) break;
      const size_t end = text.find("}}", begin);
      if (end == text.npos) return Unknown(text.substr(begin));
      std::string_view field = text.substr(begin + 2, end - begin - 2);
      at = end + 2;
      const bool optional = field.starts_with('?');
      if (optional) field.remove_prefix(1);
      if (only != nullptr && ListOf(field).empty()) {
        out += text.substr(begin, at - begin);
        continue;
      }
      const Record& record = only != nullptr ? *only : values_.fields;
      const auto value = record.find(field);
      if (value == record.end()) return Unknown(text.substr(begin, at - begin));
      if (optional && value->second.empty()) *empty_option = true;
      out += value->second;
    }
    return out;
  }

  // Attributes: the words of a watermark are one. Its drawing goes with an empty option.
  absl::Status FillAttributes(pugi::xml_node node) {
    for (pugi::xml_attribute attribute : node.attributes()) {
      const std::string_view before = attribute.value();
      if (before.find("{{") == before.npos) continue;
      bool remove = false;
      auto text = Filled(before, nullptr, &remove);
      if (!text.ok()) return text.status();
      attribute = text->c_str();
      if (remove) unwanted_ = Above(node, "r");
    }
    for (pugi::xml_node child = node.first_child(); child;) {
      const pugi::xml_node next = child.next_sibling();
      if (auto filled = FillAttributes(child); !filled.ok()) return filled;
      if (unwanted_ == child) {
        node.remove_child(child);
        unwanted_ = {};
      }
      child = next;
    }
    return absl::OkStatus();
  }

  const TemplateValues& values_;
  absl::Status fault_;
  pugi::xml_node unwanted_;
};

// Parts with words of the page in them.
bool HasFields(std::string_view name) {
  return name.ends_with(".xml") &&
         (name == "word/document.xml" || name.starts_with("word/header") ||
          name.starts_with("word/footer") || name.starts_with("word/footnotes"));
}

absl::StatusOr<std::string> FillPart(const std::string& bytes, const std::string& name,
                                     const TemplateValues& values) {
  pugi::xml_document tree;
  if (auto parsed = xml::Parse(bytes, name, ingest::Limits{}, &tree); !parsed.ok()) return parsed;
  if (auto filled = Filler(values).Fill(tree.document_element()); !filled.ok()) return filled;
  std::ostringstream out;
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  tree.save(out, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
  return out.str();
}

}  // namespace

absl::StatusOr<std::string> FillDocument(std::string_view docx, const TemplateValues& values) {
  auto archive = ingest::zip::Archive::Open(docx, ingest::Limits{});
  if (!archive.ok()) return archive.status();
  ZipPackage out;
  for (const ingest::zip::Entry& entry : archive->entries()) {
    if (entry.folder) continue;
    auto bytes = archive->Read(entry);
    if (!bytes.ok()) return bytes.status();
    if (HasFields(entry.name)) bytes = FillPart(*bytes, entry.name, values);
    if (!bytes.ok()) return bytes.status();
    out.Add(entry.name, *bytes);
  }
  return out.Finish();
}

}  // namespace dudao::cli
