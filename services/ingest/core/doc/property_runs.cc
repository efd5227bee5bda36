#include "services/ingest/core/doc/property_runs.h"

#include <algorithm>
#include <set>

namespace dudao::ingest::doc {
namespace {

constexpr size_t kPageSize = 512;

// A paragraph's properties: their length in words, odd or even told by the first byte, then the
// style, then operations.
void ReadParagraph(Bytes page, size_t at, PropertyRuns::Run* run) {
  const size_t half = page.U8(at);
  const size_t begin = half == 0 ? at + 2 : at + 1;
  const size_t size = half == 0 ? 2 * size_t{page.U8(at + 1)} : 2 * half - 1;
  if (size < 2 || !page.Holds(begin, size)) return;
  run->style = page.U16(begin);
  run->list = page.Slice(begin + 2, size - 2);
}

}  // namespace

void PropertyRuns::ReadPage(Bytes page, Kind kind) {
  const size_t count = page.U8(kPageSize - 1);
  const size_t width = kind == kParagraphs ? 13 : 1;
  if (4 * (count + 1) + width * count > kPageSize - 1) return;
  for (size_t i = 0; i < count; ++i) {
    Run run{page.U32(4 * i), page.U32(4 * i + 4)};
    const size_t at = 2 * size_t{page.U8(4 * (count + 1) + width * i)};
    if (at > 0 && kind == kParagraphs) ReadParagraph(page, at, &run);
    if (at > 0 && kind == kCharacters) run.list = page.Slice(at + 1, page.U8(at));
    if (run.begin < run.end) runs_.push_back(run);
  }
}

PropertyRuns PropertyRuns::Read(const WordFile& file, Kind kind) {
  const Bytes table =
      file.Part(kind == kParagraphs ? WordFile::kParagraphPages : WordFile::kCharacterPages);
  PropertyRuns out;
  if (table.size() < 12) return out;
  const size_t count = (table.size() - 4) / 8;
  std::set<uint32_t> read;  // a page named twice is read once
  for (size_t i = 0; i < count; ++i) {
    const uint32_t number = table.U32(4 * (count + 1) + 4 * i) & 0x3FFFFF;
    const Bytes page = Bytes(file.main).Slice(size_t{number} * kPageSize, kPageSize);
    if (page.size() == kPageSize && read.insert(number).second) out.ReadPage(page, kind);
  }
  std::stable_sort(out.runs_.begin(), out.runs_.end(),
                   [](const Run& a, const Run& b) { return a.begin < b.begin; });
  return out;
}

const PropertyRuns::Run* PropertyRuns::Find(uint32_t place) const {
  const auto after = std::upper_bound(runs_.begin(), runs_.end(), place,
                                      [](uint32_t at, const Run& run) { return at < run.begin; });
  if (after == runs_.begin()) return nullptr;
  const Run& run = *std::prev(after);
  return place < run.end ? &run : nullptr;
}

}  // namespace dudao::ingest::doc
