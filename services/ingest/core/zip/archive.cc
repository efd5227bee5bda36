#include "services/ingest/core/zip/archive.h"

#include <zlib.h>

#include <algorithm>
#include <limits>
#include <memory>
#include <utility>

#include "common/text/utf.h"
#include "services/ingest/core/refusal.h"
#include "services/ingest/core/zip/directory.h"
#include "services/ingest/core/zip/entry_name.h"

namespace dudao::ingest::zip {
namespace {

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool SameName(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return Lower(x) == Lower(y); });
}

// All names an archiver did not mark decide together: a short name in GBK may be well-formed UTF-8
// by chance, a whole list is not.
bool UnmarkedAreUtf8(const std::vector<DirectoryRow>& rows) {
  return std::none_of(rows.begin(), rows.end(), [](const DirectoryRow& row) {
    return !row.utf8 && row.unicode_name.empty() && text::FirstInvalidUtf8(row.raw_name);
  });
}

std::string NameOf(const DirectoryRow& row, bool unmarked_are_utf8) {
  if (!row.unicode_name.empty() && !text::FirstInvalidUtf8(row.unicode_name)) {
    return DecodeName(row.unicode_name, /*utf8=*/true);
  }
  const bool utf8 = (row.utf8 || unmarked_are_utf8) && !text::FirstInvalidUtf8(row.raw_name);
  return DecodeName(row.raw_name, utf8);
}

// An entry that lies in another or in the directory is how small bombs are built.
bool Overlap(const Directory& directory) {
  std::vector<std::pair<uint64_t, uint64_t>> places;
  for (const DirectoryRow& row : directory.rows) {
    places.emplace_back(row.header_begin, row.data_begin + row.packed_size);
  }
  std::sort(places.begin(), places.end());
  uint64_t taken = 0;
  for (const auto& [begin, end] : places) {
    if (begin < taken) return true;
    taken = end;
  }
  return taken > directory.begin;
}

struct Budget {
  uint64_t entry;    // bytes one entry may inflate to
  uint64_t archive;  // bytes left for all entries
  uint64_t ratio;    // bytes this entry may inflate to by its packed size
};

// nullopt as long as `size` bytes are within the budget, else the fault.
absl::Status Check(uint64_t size, const Budget& budget, const Entry& entry) {
  if (size > budget.entry || size > budget.archive) {
    return Refuse("archive_too_large",
                  {std::to_string(size), std::to_string(std::min(budget.entry, budget.archive))});
  }
  if (size > budget.ratio) return Refuse("archive_bomb", {entry.name});
  return absl::OkStatus();
}

using Inflater = std::unique_ptr<z_stream, int (*)(z_stream*)>;

absl::StatusOr<std::string> Inflate(std::string_view packed, const Budget& budget,
                                    const Entry& entry) {
  // The declared size is believed as long as it is modest: most parts come out in one piece.
  const size_t piece = std::clamp<uint64_t>(entry.size + 1, 64, 256u << 10);
  z_stream stream{};
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return Refuse("damaged_file", {entry.name});
  const Inflater guard(&stream, inflateEnd);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  std::string out;
  for (int state = Z_OK; state != Z_STREAM_END;) {
    const size_t before = out.size();
    out.resize(before + piece);
    stream.next_out = reinterpret_cast<Bytef*>(out.data() + before);
    stream.avail_out = static_cast<uInt>(piece);
    state = inflate(&stream, Z_NO_FLUSH);
    out.resize(before + piece - stream.avail_out);
    if (auto status = Check(out.size(), budget, entry); !status.ok()) return status;
    if (state != Z_STREAM_END && (state != Z_OK || stream.avail_out != 0)) {
      return Refuse("damaged_file", {entry.name});
    }
  }
  return out;
}

}  // namespace

absl::StatusOr<Archive> Archive::Open(std::string_view bytes, const Limits& limits) {
  auto directory = ReadDirectory(bytes, limits.max_archive_entries);
  if (!directory.ok()) return directory.status();
  if (Overlap(*directory)) return Refuse("damaged_file", {"ZIP"});
  const bool utf8 = UnmarkedAreUtf8(directory->rows);
  Archive out(bytes, limits);
  for (const DirectoryRow& row : directory->rows) {
    if (row.encrypted) return Refuse("encrypted_file");
    Entry entry{.name = NameOf(row, utf8),
                .size = row.size,
                .packed_size = row.packed_size,
                .data_begin = row.data_begin,
                .crc = row.crc,
                .method = row.method};
    if (IsUnsafeName(entry.name)) return Refuse("unsafe_entry", {entry.name});
    entry.folder = entry.name.ends_with('/');
    out.entries_.push_back(std::move(entry));
  }
  return out;
}

const Entry* Archive::Find(std::string_view name) const {
  if (name.starts_with('/')) name.remove_prefix(1);
  const auto found = std::find_if(entries_.rbegin(), entries_.rend(), [name](const Entry& entry) {
    return SameName(entry.name, name);
  });
  return found == entries_.rend() ? nullptr : &*found;
}

absl::StatusOr<std::string> Archive::Read(const Entry& entry) {
  const std::string_view packed = bytes_.substr(entry.data_begin, entry.packed_size);
  if (packed.size() > std::numeric_limits<uInt>::max()) return Refuse("damaged_file", {entry.name});
  const Budget budget{
      limits_.max_entry_bytes, limits_.max_archive_bytes - inflated_,
      std::max<uint64_t>(limits_.inflate_free_bytes, packed.size() * limits_.max_inflate_ratio)};
  if (entry.method != 0 && entry.method != Z_DEFLATED) return Refuse("damaged_file", {entry.name});
  if (auto status = Check(entry.method == 0 ? packed.size() : 0, budget, entry); !status.ok()) {
    return status;
  }
  auto out = entry.method == 0 ? absl::StatusOr<std::string>(std::string(packed))
                               : Inflate(packed, budget, entry);
  if (!out.ok()) return out;
  inflated_ += out->size();
  const uLong crc =
      crc32_z(0, reinterpret_cast<const Bytef*>(out->data()), static_cast<z_size_t>(out->size()));
  if (crc != entry.crc || out->size() != entry.size) return Refuse("damaged_file", {entry.name});
  return out;
}

absl::StatusOr<std::string> Archive::Read(std::string_view name) {
  const Entry* entry = Find(name);
  if (entry == nullptr) return Refuse("damaged_file", {std::string(name)});
  return Read(*entry);
}

}  // namespace dudao::ingest::zip
