#include "services/ingest/core/formats/packed_files.h"

#include <utility>

#include "services/ingest/core/refusal.h"

namespace dudao::ingest {
namespace {

// Finder's and Explorer's leavings, hidden files and those in hidden folders.
bool IsLeaving(std::string_view name) {
  if (name.starts_with("__MACOSX/") || name.starts_with('.')) return true;
  if (name.find("/.") != std::string_view::npos || name.find("/~$") != std::string_view::npos) {
    return true;
  }
  const std::string_view base = name.substr(name.rfind('/') + 1);
  return base == "Thumbs.db" || base == "desktop.ini" || base.starts_with("~$");
}

Sniffed FormatOf(const zip::Archive& archive) {
  std::vector<std::string_view> names;
  for (const zip::Entry& entry : archive.entries()) names.push_back(entry.name);
  return ZipFormat(names);
}

}  // namespace

absl::StatusOr<Sniffed> SniffFile(std::string_view bytes, const Limits& limits) {
  const Sniffed sniffed = Sniff(bytes);
  if (sniffed.format != Format::kZip) return sniffed;
  const auto archive = zip::Archive::Open(bytes, limits);
  if (!archive.ok()) return archive.status();
  return FormatOf(*archive);
}

PackedFiles::PackedFiles(zip::Archive archive, const Limits& limits)
    : archive_(std::move(archive)), limits_(limits), format_(FormatOf(archive_)) {
  if (format_.format != Format::kZip) return;
  for (size_t i = 0; i < archive_.entries().size(); ++i) {
    const zip::Entry& entry = archive_.entries()[i];
    if (!entry.folder && !IsLeaving(entry.name)) files_.push_back(i);
  }
}

absl::StatusOr<PackedFiles> PackedFiles::Open(std::string_view bytes, const Limits& limits) {
  auto archive = zip::Archive::Open(bytes, limits);
  if (!archive.ok()) return archive.status();
  return PackedFiles(*std::move(archive), limits);
}

std::vector<std::string> PackedFiles::names() const {
  std::vector<std::string> out;
  for (const size_t i : files_) out.push_back(archive_.entries()[i].name);
  return out;
}

absl::StatusOr<std::string> PackedFiles::Read(uint32_t index) {
  if (index >= files_.size()) return Refuse("damaged_file");
  const zip::Entry& entry = archive_.entries()[files_[index]];
  auto bytes = archive_.Read(entry);
  if (!bytes.ok()) return bytes;
  const auto sniffed = SniffFile(*bytes, limits_);
  if (!sniffed.ok()) return sniffed.status();
  // Files within files within files are how bombs are made, and nobody reports that way.
  const bool packed = sniffed->format == Format::kZip || sniffed->format == Format::kArchive;
  return packed ? Refuse("nested_archive", {entry.name}) : bytes;
}

}  // namespace dudao::ingest
