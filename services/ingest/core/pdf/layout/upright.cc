#include "services/ingest/core/pdf/layout/upright.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace dudao::ingest::pdf {
namespace {

// Fifty metres: no sheet is larger, and sums of such numbers stay exact enough.
constexpr double kFarthest = 144'000;

bool Sane(double x) { return std::isfinite(x) && std::abs(x) <= kFarthest; }

bool Usable(const Box& box) {
  const Rect& r = box.place;
  return !box.text.empty() && Sane(r.left) && Sane(r.top) && Sane(r.right) && Sane(r.bottom);
}

int Turn(const Box& box) { return box.turn & 3; }

int MostlyTurned(const PageBoxes& page) {
  std::array<size_t, 4> characters{};
  for (const Box& box : page.boxes) characters[static_cast<size_t>(Turn(box))] += box.text.size();
  return static_cast<int>(std::max_element(characters.begin(), characters.end()) -
                          characters.begin());
}

// The place as seen when the sheet is turned back by `turn` quarters.
Rect TurnedBack(const Rect& r, int turn, double width, double height) {
  switch (turn) {
    case 1:
      return {r.top, width - r.right, r.bottom, width - r.left};
    case 2:
      return {width - r.right, height - r.bottom, width - r.left, height - r.top};
    case 3:
      return {height - r.bottom, r.left, height - r.top, r.right};
    default:
      return r;
  }
}

void Straighten(Rect& r) {
  if (r.right < r.left) std::swap(r.left, r.right);
  if (r.bottom < r.top) std::swap(r.top, r.bottom);
}

}  // namespace

PageBoxes TurnUpright(PageBoxes page) {
  std::erase_if(page.boxes, [](const Box& box) { return !Usable(box); });
  if (!Sane(page.width)) page.width = 0;
  if (!Sane(page.height)) page.height = 0;
  const int turn = MostlyTurned(page);
  for (Box& box : page.boxes) {
    box.place = TurnedBack(box.place, turn, page.width, page.height);
    Straighten(box.place);
    box.turn = (Turn(box) - turn) & 3;
    if (!Sane(box.size) || box.size <= 0)
      box.size = box.turn % 2 ? box.place.width() : box.place.height();
    box.size = std::max(box.size, 1.0);
  }
  if (turn % 2) std::swap(page.width, page.height);
  return page;
}

}  // namespace dudao::ingest::pdf
