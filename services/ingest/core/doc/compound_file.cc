#include "services/ingest/core/doc/compound_file.h"

#include <algorithm>
#include <limits>

namespace dudao::ingest::doc {
namespace {

constexpr std::string_view kSignature{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8};
constexpr uint32_t kLastSector = 0xFFFFFFFA;  // above it: end of chain, free, tables
constexpr size_t kSmallSector = 64, kEntrySize = 128, kHeaderTables = 109;
constexpr uint64_t kSmallCutoff = 4096;
constexpr uint64_t kAll = std::numeric_limits<uint64_t>::max();

}  // namespace

std::optional<CompoundFile> CompoundFile::Open(std::string_view bytes) {
  if (!bytes.starts_with(kSignature) || bytes.size() < 512) return std::nullopt;
  CompoundFile out(bytes);
  const uint16_t shift = out.bytes_.U16(30);
  if (shift != 9 && shift != 12) return std::nullopt;
  out.sector_size_ = size_t{1} << shift;
  if (!out.ReadSectorTable() || !out.ReadDirectory()) return std::nullopt;
  return out;
}

std::string_view CompoundFile::Sector(uint32_t sector) const {
  return bytes_.Slice((size_t{sector} + 1) * sector_size_, sector_size_).view();
}

// The first 109 sectors of the table are named in the header, the others in a chain of their own.
bool CompoundFile::ReadSectorTable() {
  const size_t sectors = bytes_.size() / sector_size_;
  std::vector<uint32_t> tables;
  for (size_t i = 0; i < kHeaderTables; ++i) tables.push_back(bytes_.U32(76 + 4 * i));
  const size_t per_sector = sector_size_ / 4 - 1;
  uint32_t more = bytes_.U32(68);
  for (size_t i = 0; i < sectors && more < kLastSector; ++i) {
    const Bytes list(Sector(more));
    if (list.size() < sector_size_) return false;
    for (size_t n = 0; n < per_sector; ++n) tables.push_back(list.U32(4 * n));
    more = list.U32(4 * per_sector);
  }
  for (const uint32_t table : tables) {
    if (table > kLastSector) continue;
    const Bytes list(Sector(table));
    if (list.size() < sector_size_) return false;
    for (size_t n = 0; n <= per_sector && next_.size() < sectors; ++n) {
      next_.push_back(list.U32(4 * n));
    }
  }
  return !next_.empty();
}

bool CompoundFile::ReadDirectory() {
  const auto directory = Chain(bytes_.U32(48), kAll);
  if (!directory || directory->size() < kEntrySize) return false;
  for (size_t at = 0; at + kEntrySize <= directory->size(); at += kEntrySize) {
    const Bytes row(std::string_view(*directory).substr(at, kEntrySize));
    Entry& entry = entries_.emplace_back();
    const size_t length = std::min<size_t>(row.U16(64), 64) / 2;
    for (size_t i = 0; i + 1 < length; ++i) {
      entry.name += static_cast<char16_t>(row.U16(2 * i));
    }
    entry.type = row.U8(66);
    entry.left = row.U32(68);
    entry.right = row.U32(72);
    entry.child = row.U32(76);
    entry.start = row.U32(116);
    entry.size = row.U32(120);  // no stream of a report needs the upper half
  }
  const uint32_t small_table = bytes_.U32(60);
  if (small_table > kLastSector) return true;
  const auto table = Chain(small_table, kAll);
  auto small = Chain(entries_.front().start, entries_.front().size);
  if (!table || !small) return true;  // large streams can still be read
  for (size_t at = 0; at + 4 <= table->size(); at += 4) {
    small_next_.push_back(Bytes(*table).U32(at));
  }
  small_ = *std::move(small);
  return true;
}

// The root's entries are a tree; a broken one is looked through from its start.
const CompoundFile::Entry* CompoundFile::Find(std::u16string_view name) const {
  std::vector<uint32_t> open{entries_.front().child};
  for (size_t steps = 0; !open.empty() && steps < 2 * entries_.size() + 2; ++steps) {
    const uint32_t at = open.back();
    open.pop_back();
    if (at >= entries_.size()) continue;
    const Entry& entry = entries_[at];
    if (entry.type == 2 && entry.name == name) return &entry;
    open.push_back(entry.left);
    open.push_back(entry.right);
  }
  const auto any = std::find_if(entries_.begin(), entries_.end(), [name](const Entry& entry) {
    return entry.type == 2 && entry.name == name;
  });
  return any == entries_.end() ? nullptr : &*any;
}

std::optional<std::string> CompoundFile::Chain(uint32_t start, uint64_t size) const {
  std::string out;
  uint32_t sector = start;
  for (size_t steps = 0; out.size() < size && sector < kLastSector; ++steps) {
    const std::string_view piece = Sector(sector);
    if (steps > next_.size() || sector >= next_.size() || piece.empty()) return std::nullopt;
    out += piece;
    sector = next_[sector];
  }
  if (size == kAll) return out;
  if (out.size() < size) return std::nullopt;
  out.resize(size);
  return out;
}

std::optional<std::string> CompoundFile::SmallChain(uint32_t start, uint64_t size) const {
  std::string out;
  uint32_t sector = start;
  for (size_t steps = 0; out.size() < size; ++steps) {
    const size_t at = size_t{sector} * kSmallSector;
    if (steps > small_next_.size() || sector >= small_next_.size() || at >= small_.size()) {
      return std::nullopt;
    }
    out.append(small_, at, kSmallSector);
    sector = small_next_[sector];
  }
  out.resize(size);
  return out;
}

std::optional<std::string> CompoundFile::Read(std::u16string_view name) const {
  const Entry* entry = Find(name);
  if (entry == nullptr) return std::nullopt;
  return entry->size < kSmallCutoff ? SmallChain(entry->start, entry->size)
                                    : Chain(entry->start, entry->size);
}

}  // namespace dudao::ingest::doc
