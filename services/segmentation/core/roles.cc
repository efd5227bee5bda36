#include "services/segmentation/core/roles.h"

#include "services/segmentation/core/char_class.h"

namespace dudao::segmentation {
std::string_view RoleOf(View words, uint32_t level, const Lexicon& lexicon) {
  const Word s = Squeeze(words);
  const Signature signature = SignatureOf(s);
  for (const RoleWord& r : lexicon.roles()) {
    if (!MayHold(signature, r.signature) || !Fits(s, r.word, r.match)) continue;
    const bool most = r.word.size() * 2 >= s.size() || s.size() <= r.word.size() + 3;
    if (level > 1 && !most) continue;
    if (level > 1 && r.match == Match::kEnd && r.role == "self_check") continue;
    return r.role;
  }
  return {};
}

}  // namespace dudao::segmentation
