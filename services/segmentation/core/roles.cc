#include "services/segmentation/core/roles.h"

#include "services/segmentation/core/char_class.h"

namespace dudao::segmentation {
namespace {

bool Fits(View s, const RoleWord& r) {
  switch (r.match) {
    case Match::kLine:
      return s == r.word;
    case Match::kStart:
      return s.starts_with(r.word);
    case Match::kEnd:
      return s.ends_with(r.word);
    case Match::kIn:
      return s.find(r.word) != View::npos;
  }
  return false;
}

}  // namespace

std::string_view RoleOf(View words, uint32_t level, const Lexicon& lexicon) {
  const Word s = Squeeze(words);
  for (const RoleWord& r : lexicon.roles()) {
    if (!Fits(s, r)) continue;
    const bool most = r.word.size() * 2 >= s.size() || s.size() <= r.word.size() + 3;
    if (level > 1 && !most) continue;
    if (level > 1 && r.match == Match::kEnd && r.role == "self_check") continue;
    return r.role;
  }
  return {};
}

}  // namespace dudao::segmentation
