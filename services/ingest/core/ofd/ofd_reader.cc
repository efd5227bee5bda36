#include "services/ingest/core/ofd/ofd_reader.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "services/ingest/core/ofd/geometry.h"
#include "services/ingest/core/ofd/text_object.h"
#include "services/ingest/core/pdf/layout/layout.h"
#include "services/ingest/core/refusal.h"
#include "services/ingest/core/xml/xml.h"
#include "services/ingest/core/zip/archive.h"
#include "services/ingest/core/zip/part_path.h"

namespace dudao::ingest {
namespace {

using ofd::Point;
using pdf::PageBoxes;

// Characters of all pages; a template counts on each page that shows it.
constexpr size_t kMaxBoxes = 1u << 20;

struct Sheet {
  Point origin;
  double width = 210, height = 297;  // A4 where nothing is said
};

// An element's text without the blanks around it.
std::string_view TextOf(const pugi::xml_node& node) {
  static constexpr std::string_view kBlank = " \t\r\n";
  const std::string_view text = node.child_value();
  const size_t begin = text.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlank) + 1 - begin);
}

// PageArea and Area alike.
Sheet SheetOf(const pugi::xml_node& area, Sheet otherwise) {
  const auto box = ofd::ParseNumbers(TextOf(xml::Child(area, "PhysicalBox")), 4);
  if (box.size() != 4 || box[2] <= 0 || box[3] <= 0) return otherwise;
  return {{box[0], box[1]}, box[2], box[3]};
}

// Words of a page's or template's layers, blocks within blocks included.
void ReadObjects(const pugi::xml_node& parent, Point origin, std::vector<pdf::Box>* boxes) {
  for (const pugi::xml_node& child : parent) {
    const std::string_view name = xml::Name(child);
    if (name == "TextObject") ofd::ReadTextObject(child, origin, boxes);
    if (name == "Layer" || name == "PageBlock") ReadObjects(child, origin, boxes);
  }
}

class Reader {
 public:
  Reader(zip::Archive archive, const Limits& limits)
      : archive_(std::move(archive)), limits_(limits) {}

  absl::StatusOr<std::vector<PageBoxes>> Read() {
    pugi::xml_document root;
    if (auto status = Parse("OFD.xml", &root); !status.ok()) return status;
    for (const pugi::xml_node& body : root.document_element()) {
      if (!xml::Is(body, "DocBody")) continue;
      const std::string part = zip::ResolvePart("OFD.xml", TextOf(xml::Child(body, "DocRoot")));
      if (auto status = Document(part); !status.ok()) return status;
    }
    return std::move(pages_);
  }

 private:
  absl::Status Parse(const std::string& part, pugi::xml_document* tree) {
    const auto bytes = archive_.Read(part);
    if (!bytes.ok()) return bytes.status();
    return xml::Parse(*bytes, part, limits_, tree);
  }

  absl::Status Document(const std::string& part) {
    pugi::xml_document tree;
    if (auto status = Parse(part, &tree); !status.ok()) return status;
    const pugi::xml_node common = xml::Child(tree.document_element(), "CommonData");
    const Sheet sheet = SheetOf(xml::Child(common, "PageArea"), {});
    templates_.clear();
    for (const pugi::xml_node& node : common) {
      if (!xml::Is(node, "TemplatePage")) continue;
      templates_[std::string(xml::Attribute(node, "ID"))] = {
          zip::ResolvePart(part, xml::Attribute(node, "BaseLoc")), false, {}};
    }
    for (const pugi::xml_node& node : xml::Child(tree.document_element(), "Pages")) {
      if (!xml::Is(node, "Page")) continue;
      const auto page = zip::ResolvePart(part, xml::Attribute(node, "BaseLoc"));
      if (auto status = Page(page, sheet); !status.ok()) return status;
    }
    return absl::OkStatus();
  }

  absl::Status Page(const std::string& part, Sheet sheet) {
    if (pages_.size() >= limits_.max_pages) {
      const std::string limit = std::to_string(limits_.max_pages);
      return Refuse("too_many_pages", {">" + limit, limit});
    }
    pugi::xml_document tree;
    if (auto status = Parse(part, &tree); !status.ok()) return status;
    const pugi::xml_node root = tree.document_element();
    sheet = SheetOf(xml::Child(root, "Area"), sheet);
    PageBoxes page{
        sheet.width * ofd::kPointsPerMillimetre, sheet.height * ofd::kPointsPerMillimetre, {}};
    for (const pugi::xml_node& node : root) {
      if (!xml::Is(node, "Template")) continue;
      auto status = AddTemplate(std::string(xml::Attribute(node, "TemplateID")), &page);
      if (!status.ok()) return status;
    }
    ReadObjects(xml::Child(root, "Content"), sheet.origin, &page.boxes);
    boxes_ += page.boxes.size();
    for (const pdf::Box& box : page.boxes) characters_ += box.text.size();
    if (boxes_ > kMaxBoxes || characters_ > limits_.max_text_bytes) {
      return Refuse("text_too_large", {std::to_string(limits_.max_text_bytes)});
    }
    pages_.push_back(std::move(page));
    return absl::OkStatus();
  }

  absl::Status AddTemplate(const std::string& id, PageBoxes* page) {
    const auto found = templates_.find(id);
    if (found == templates_.end()) return absl::OkStatus();
    Template& sheet = found->second;
    if (!sheet.read) {
      pugi::xml_document tree;
      if (auto status = Parse(sheet.part, &tree); !status.ok()) return status;
      const pugi::xml_node root = tree.document_element();
      const Sheet own = SheetOf(xml::Child(root, "Area"), {});
      ReadObjects(xml::Child(root, "Content"), own.origin, &sheet.boxes);
      sheet.read = true;
    }
    if (boxes_ + page->boxes.size() + sheet.boxes.size() > kMaxBoxes) {
      return Refuse("text_too_large", {std::to_string(limits_.max_text_bytes)});
    }
    page->boxes.insert(page->boxes.end(), sheet.boxes.begin(), sheet.boxes.end());
    return absl::OkStatus();
  }

  struct Template {
    std::string part;
    bool read = false;
    std::vector<pdf::Box> boxes;
  };

  zip::Archive archive_;
  const Limits& limits_;
  std::map<std::string, Template> templates_;  // of the document at hand, by ID
  std::vector<PageBoxes> pages_;
  size_t boxes_ = 0, characters_ = 0;
};

}  // namespace

absl::StatusOr<v1::Document> ReadOfd(std::string_view bytes, const Limits& limits) {
  auto archive = zip::Archive::Open(bytes, limits);
  if (!archive.ok()) return archive.status();
  auto pages = Reader(*std::move(archive), limits).Read();
  if (!pages.ok()) return pages.status();
  const bool empty = std::all_of(pages->begin(), pages->end(),
                                 [](const PageBoxes& page) { return page.boxes.empty(); });
  if (empty) return Refuse("no_text");
  return pdf::LayOut(*std::move(pages), limits);
}

}  // namespace dudao::ingest
