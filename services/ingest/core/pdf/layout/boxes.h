// Words of a page with their places, as a PDF engine hands them out: what the layout reads.
//
//   PageBoxes page{595, 842};
//   page.boxes.push_back({{90, 72, 138, 84}, 12, 0, U"基本情况"});
#ifndef DUDAO_SERVICES_INGEST_CORE_PDF_LAYOUT_BOXES_H_
#define DUDAO_SERVICES_INGEST_CORE_PDF_LAYOUT_BOXES_H_

#include <string>
#include <vector>

namespace dudao::ingest::pdf {

// In points (1/72 inch), y growing downwards.
struct Rect {
  double left = 0, top = 0, right = 0, bottom = 0;

  double width() const { return right - left; }
  double height() const { return bottom - top; }
  double middle() const { return (top + bottom) / 2; }
};

struct Box {
  Rect place;
  double size = 0;  // of the font, in points; 0 when not known
  // Quarter turns clockwise in which its words run: 0 to the right, 1 down, 2 upside down, 3 up.
  // Vertical writing counts as 1.
  int turn = 0;
  std::u32string text;
  bool space_after = false;
};

struct PageBoxes {
  double width = 0, height = 0;
  std::vector<Box> boxes;
};

}  // namespace dudao::ingest::pdf

#endif  // DUDAO_SERVICES_INGEST_CORE_PDF_LAYOUT_BOXES_H_
