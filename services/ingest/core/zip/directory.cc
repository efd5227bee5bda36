#include "services/ingest/core/zip/directory.h"

#include <zlib.h>

#include <optional>
#include <string>

#include "services/ingest/core/refusal.h"

namespace dudao::ingest::zip {
namespace {

using namespace std::string_view_literals;

constexpr size_t kEndSize = 22, kRowSize = 46, kLocalSize = 30;
constexpr uint64_t kIn64 = 0xFFFFFFFF;  // stands in a field of 32 bits for one of 64 elsewhere

// Little-endian number of `width` bytes; the caller has seen that they are there.
uint64_t Number(std::string_view bytes, uint64_t at, int width) {
  uint64_t out = 0;
  for (int i = width - 1; i >= 0; --i) out = out << 8 | static_cast<uint8_t>(bytes[at + i]);
  return out;
}

bool Holds(std::string_view bytes, uint64_t at, uint64_t length) {
  return at <= bytes.size() && length <= bytes.size() - at;
}

// The end record, whose comment reaches to the end of the file or short of it (some servers
// append).
std::optional<size_t> FindEnd(std::string_view bytes) {
  if (bytes.size() < kEndSize) return std::nullopt;
  for (size_t at = bytes.rfind("PK\5\6"sv, bytes.size() - kEndSize); at != std::string_view::npos;
       at = at == 0 ? std::string_view::npos : bytes.rfind("PK\5\6"sv, at - 1)) {
    if (bytes.size() - at > kEndSize + 0x10000) break;
    if (Holds(bytes, at + kEndSize, Number(bytes, at + 20, 2))) return at;
  }
  return std::nullopt;
}

struct Extent {
  uint64_t begin = 0, length = 0, rows = 0;
};

// Where the directory lies, by the end record or by the one of ZIP64 that a locator before it
// names.
std::optional<Extent> FindDirectory(std::string_view bytes) {
  const auto end = FindEnd(bytes);
  if (!end) return std::nullopt;
  Extent out{Number(bytes, *end + 16, 4), Number(bytes, *end + 12, 4), Number(bytes, *end + 10, 2)};
  if (out.begin == kIn64 || out.length == kIn64 || out.rows == 0xFFFF) {
    if (*end < 20 || bytes.substr(*end - 20, 4) != "PK\6\7"sv) return std::nullopt;
    const uint64_t at = Number(bytes, *end - 12, 8);
    if (!Holds(bytes, at, 56) || bytes.substr(at, 4) != "PK\6\6"sv) return std::nullopt;
    out = {Number(bytes, at + 48, 8), Number(bytes, at + 40, 8), Number(bytes, at + 32, 8)};
  }
  if (!Holds(bytes, out.begin, out.length) || out.begin + out.length > *end) return std::nullopt;
  return out;
}

// Sizes and place of 64 bits, in this order and only those that did not fit.
bool ReadZip64(std::string_view field, DirectoryRow* row) {
  for (uint64_t* value : {&row->size, &row->packed_size, &row->header_begin}) {
    if (*value != kIn64) continue;
    if (field.size() < 8) return false;
    *value = Number(field, 0, 8);
    field.remove_prefix(8);
  }
  return true;
}

std::string_view UnicodeName(std::string_view field, std::string_view raw_name) {
  if (field.size() < 5 || field[0] != 1) return {};
  const uLong crc =
      crc32(0, reinterpret_cast<const Bytef*>(raw_name.data()), static_cast<uInt>(raw_name.size()));
  return crc == Number(field, 1, 4) ? field.substr(5) : std::string_view();
}

bool ReadExtra(std::string_view extra, DirectoryRow* row) {
  while (extra.size() >= 4) {
    const uint64_t id = Number(extra, 0, 2), length = Number(extra, 2, 2);
    if (!Holds(extra, 4, length)) return true;  // padding of some writers
    const std::string_view field = extra.substr(4, length);
    if (id == 0x0001 && !ReadZip64(field, row)) return false;
    if (id == 0x7075) row->unicode_name = UnicodeName(field, row->raw_name);
    extra.remove_prefix(4 + length);
  }
  return true;
}

// The local header says where the data begin; its sizes may be zero and are not looked at.
bool FindData(std::string_view bytes, DirectoryRow* row) {
  const uint64_t at = row->header_begin;
  if (!Holds(bytes, at, kLocalSize) || bytes.substr(at, 4) != "PK\3\4"sv) return false;
  row->data_begin = at + kLocalSize + Number(bytes, at + 26, 2) + Number(bytes, at + 28, 2);
  return Holds(bytes, row->data_begin, row->packed_size);
}

// Takes one row off the directory; nullopt when it is none.
std::optional<DirectoryRow> TakeRow(std::string_view bytes, std::string_view* rows) {
  if (rows->size() < kRowSize || !rows->starts_with("PK\1\2"sv)) return std::nullopt;
  const uint64_t name = Number(*rows, 28, 2), extra = Number(*rows, 30, 2);
  const uint64_t comment = Number(*rows, 32, 2), flags = Number(*rows, 8, 2);
  if (!Holds(*rows, kRowSize, name + extra + comment)) return std::nullopt;
  DirectoryRow row;
  row.raw_name = rows->substr(kRowSize, name);
  row.method = static_cast<uint16_t>(Number(*rows, 10, 2));
  row.crc = static_cast<uint32_t>(Number(*rows, 16, 4));
  row.packed_size = Number(*rows, 20, 4);
  row.size = Number(*rows, 24, 4);
  row.header_begin = Number(*rows, 42, 4);
  row.encrypted = (flags & 0x2041) != 0;  // bit 0, strong encryption, masked headers
  row.utf8 = (flags & 0x0800) != 0;
  if (!ReadExtra(rows->substr(kRowSize + name, extra), &row)) return std::nullopt;
  rows->remove_prefix(kRowSize + name + extra + comment);
  if (!FindData(bytes, &row)) return std::nullopt;
  return row;
}

}  // namespace

absl::StatusOr<Directory> ReadDirectory(std::string_view bytes, size_t max_entries) {
  const auto extent = FindDirectory(bytes);
  if (!extent) return Refuse("damaged_file", {"ZIP"});
  if (extent->rows > max_entries) {
    return Refuse("archive_too_large", {std::to_string(extent->rows), std::to_string(max_entries)});
  }
  Directory out;
  out.begin = extent->begin;
  std::string_view left = bytes.substr(extent->begin, extent->length);
  while (out.rows.size() < extent->rows) {
    const auto row = TakeRow(bytes, &left);
    if (!row) return Refuse("damaged_file", {"ZIP"});
    out.rows.push_back(*row);
  }
  return out;
}

}  // namespace dudao::ingest::zip
