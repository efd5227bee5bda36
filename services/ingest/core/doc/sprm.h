// Properties as Word writes them: a list of operations with their operands ([MS-DOC] 2.2.5).
//
//   ForEachSprm(list, [](Sprm sprm) { if (sprm.code == 0x2416) in_table = sprm.operand.U8(0); });
#ifndef DUDAO_SERVICES_INGEST_CORE_DOC_SPRM_H_
#define DUDAO_SERVICES_INGEST_CORE_DOC_SPRM_H_

#include <cstddef>
#include <cstdint>

#include "services/ingest/core/doc/bytes.h"

namespace dudao::ingest::doc {

struct Sprm {
  uint16_t code = 0;
  Bytes operand;  // without the length before a variable one
};

inline constexpr uint16_t kTableDefinition = 0xD608, kTabChanges = 0xC615;

// Bytes of the operand's length field and of the operand.
struct OperandSize {
  size_t before = 0, size = 0;
};

inline OperandSize SizeOf(uint16_t code, Bytes rest) {
  static constexpr size_t kFixed[] = {1, 1, 2, 4, 2, 2, 0, 3};
  const int kind = code >> 13;
  if (kind != 6) return {0, kFixed[kind]};
  if (code == kTableDefinition) {
    const size_t size = rest.U16(0);
    return {2, size > 0 ? size - 1 : 0};
  }
  if (code == kTabChanges && rest.U8(0) == 255) return {rest.size(), 0};  // length by content
  return {1, rest.U8(0)};
}

template <typename Visit>
void ForEachSprm(Bytes list, const Visit& visit) {
  for (size_t at = 0; at + 2 < list.size();) {
    const uint16_t code = list.U16(at);
    const OperandSize operand = SizeOf(code, list.From(at + 2));
    visit(Sprm{code, list.Slice(at + 2 + operand.before, operand.size)});
    at += 2 + operand.before + operand.size;
  }
}

}  // namespace dudao::ingest::doc

#endif  // DUDAO_SERVICES_INGEST_CORE_DOC_SPRM_H_
