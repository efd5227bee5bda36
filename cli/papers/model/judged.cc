#include "cli/papers/model/judged.h"

#include <algorithm>

namespace dudao::cli {
namespace {

// Several parts that fall short, two values; then averages; then a base or a whole that is not
// given; last a single part, which need not be all.
int RankOf(const RelationRow& row) {
  if (row.kind == "sum") return row.members.size() > 2 ? 0 : 3;
  if (row.kind == "repeat") return 0;
  return row.kind == "average" || row.kind == "ratio" ? 1 : 2;
}

}  // namespace

std::vector<const RelationRow*> Judged(const Paper& paper, std::string_view verdict) {
  std::vector<const RelationRow*> out;
  for (const RelationRow& row : paper.relations) {
    if (row.verdict == verdict) out.push_back(&row);
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const auto* a, const auto* b) { return RankOf(*a) < RankOf(*b); });
  return out;
}

}  // namespace dudao::cli
