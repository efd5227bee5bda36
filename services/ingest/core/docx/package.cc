#include "services/ingest/core/docx/package.h"

#include <string>
#include <utility>

#include "services/ingest/core/refusal.h"
#include "services/ingest/core/xml/xml.h"
#include "services/ingest/core/zip/archive.h"
#include "services/ingest/core/zip/part_path.h"

namespace dudao::ingest::docx {
namespace {

// word/document.xml → word/_rels/document.xml.rels; the package's own for "".
std::string RelationshipsOf(std::string_view part) {
  const size_t folder = part.rfind('/') + 1;  // 0 when there is none
  return std::string(part.substr(0, folder)) + "_rels/" + std::string(part.substr(folder)) +
         ".rels";
}

class Reader {
 public:
  Reader(zip::Archive archive, const Limits& limits)
      : archive_(std::move(archive)), limits_(limits) {}

  absl::StatusOr<Package> Read() {
    Package out;
    auto document = Target("", "/officeDocument");
    if (!document.ok()) return document.status();
    if (document->empty()) *document = "word/document.xml";
    if (archive_.Find(*document) == nullptr) return Refuse("damaged_file", {*document});
    if (auto status = Parse(*document, &out.document); !status.ok()) return status;
    const std::pair<std::string_view, pugi::xml_document*> parts[] = {
        {"/styles", &out.styles},
        {"/numbering", &out.numbering},
        {"/footnotes", &out.footnotes},
        {"/endnotes", &out.endnotes}};
    for (const auto& [type, tree] : parts) {
      const auto part = Target(*document, type);
      if (!part.ok()) return part.status();
      if (auto status = Parse(*part, tree); !status.ok()) return status;
    }
    return out;
  }

 private:
  // Nothing happens for a part that is not there.
  absl::Status Parse(const std::string& part, pugi::xml_document* tree) {
    const zip::Entry* entry = part.empty() ? nullptr : archive_.Find(part);
    if (entry == nullptr) return absl::OkStatus();
    const auto bytes = archive_.Read(*entry);
    if (!bytes.ok()) return bytes.status();
    return xml::Parse(*bytes, part, limits_, tree);
  }

  // The part that `part` relates to by a type that ends in `type` (Strict and Transitional differ
  // in what comes before); empty when there is none.
  absl::StatusOr<std::string> Target(const std::string& part, std::string_view type) {
    if (relationships_of_ != part || !relationships_.first_child()) {
      relationships_.reset();
      if (auto status = Parse(RelationshipsOf(part), &relationships_); !status.ok()) return status;
      relationships_of_ = part;
    }
    for (const pugi::xml_node& node : relationships_.document_element()) {
      if (!xml::Attribute(node, "Type").ends_with(type)) continue;
      if (xml::Attribute(node, "TargetMode") == "External") continue;
      return zip::ResolvePart(part, xml::Attribute(node, "Target"));
    }
    return std::string();
  }

  zip::Archive archive_;
  const Limits& limits_;
  pugi::xml_document relationships_;
  std::string relationships_of_;
};

}  // namespace

absl::StatusOr<Package> OpenPackage(std::string_view bytes, const Limits& limits) {
  auto archive = zip::Archive::Open(bytes, limits);
  if (!archive.ok()) return archive.status();
  return Reader(*std::move(archive), limits).Read();
}

}  // namespace dudao::ingest::docx
