#include "services/ingest/core/doc/paragraph_look.h"

#include <algorithm>

#include "services/ingest/core/doc/sprm.h"

namespace dudao::ingest::doc {
namespace {

// [MS-DOC] 2.6.2 and 2.6.3.
enum : uint16_t {
  kInTable = 0x2416,
  kRowEnd = 0x2417,
  kInnerCellEnd = 0x244B,
  kInnerRowEnd = 0x244C,
  kDepth = 0x6649,
  kOutlineLevel = 0x2640,
  kListLevel = 0x260A,
  kList = 0x460B,
  kHugeList = 0x6646,
  kHugeListOld = 0x6645,
  kTableList = 0x646B,
  kHeaderRow = 0x3404,
  kVerticalMerge = 0xD62B,
};

constexpr uint16_t kNoList = 0xF801;
constexpr size_t kMostCells = 63, kCellSize = 20;

// The row's cells: their edges, then a record each whose first bits say how it is merged.
void ReadTableDefinition(Bytes operand, ParagraphLook* look) {
  const size_t cells = std::min<size_t>(operand.U8(0), kMostCells);
  look->edges.clear();
  look->merges.clear();
  for (size_t i = 0; i <= cells; ++i) {
    look->edges.push_back(static_cast<int16_t>(operand.U16(1 + 2 * i)));
  }
  const size_t records = 1 + 2 * (cells + 1);
  for (size_t i = 0; i < cells; ++i) {
    const uint16_t bits = operand.U16(records + kCellSize * i);
    const int across = bits & 3, down = bits >> 5 & 3;
    look->merges.push_back({across == 2, down == 1, down == 3});
  }
}

void ReadVerticalMerge(Bytes operand, ParagraphLook* look) {
  const size_t cell = operand.U8(0);
  if (cell >= look->merges.size()) return;
  look->merges[cell].into_above = operand.U8(1) == 1;
  look->merges[cell].begins_down = operand.U8(1) == 3;
}

void ApplyOne(const Sprm& sprm, ParagraphLook* look) {
  const uint8_t byte = sprm.operand.U8(0);
  switch (sprm.code) {
    case kInTable:
      look->in_table = byte != 0;
      break;
    case kRowEnd:
      look->row_end = byte != 0;
      break;
    case kInnerCellEnd:
      look->inner_cell_end = byte != 0;
      break;
    case kInnerRowEnd:
      look->inner_row_end = byte != 0;
      break;
    case kDepth:
      look->depth = sprm.operand.U32(0);
      break;
    case kOutlineLevel:
      look->outline_level = byte < 9 ? byte + 1 : 0;
      break;
    case kListLevel:
      look->list_level = byte;
      break;
    case kList:
      look->list = sprm.operand.U16(0) == kNoList ? 0 : sprm.operand.U16(0);
      break;
    case kHeaderRow:
      look->header_row = byte != 0;
      break;
    case kTableDefinition:
      ReadTableDefinition(sprm.operand, look);
      break;
    case kVerticalMerge:
      ReadVerticalMerge(sprm.operand, look);
      break;
    default:
      break;
  }
}

}  // namespace

void Apply(Bytes list, const WordFile& file, ParagraphLook* look) {
  ForEachSprm(list, [&](const Sprm& sprm) {
    const bool elsewhere =
        sprm.code == kHugeList || sprm.code == kHugeListOld || sprm.code == kTableList;
    if (!elsewhere) return ApplyOne(sprm, look);
    const Bytes data(file.data);
    const uint32_t at = sprm.operand.U32(0);
    ForEachSprm(data.Slice(size_t{at} + 2, data.U16(at)),
                [look](const Sprm& inner) { ApplyOne(inner, look); });
  });
}

}  // namespace dudao::ingest::doc
