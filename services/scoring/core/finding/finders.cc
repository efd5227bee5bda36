#include "services/scoring/core/finding/finding.h"

namespace dudao::scoring {

const std::vector<NamedFinder>& AllFinders() {
  static const std::vector<NamedFinder> kFinders = {};
  return kFinders;
}

}  // namespace dudao::scoring
