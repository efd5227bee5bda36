// Numbers, boxes and matrices as OFD writes them (GB/T 33190-2016, 7.3): space-separated,
// millimetres, y growing downwards.
//
//   ParseNumbers("g 3 5 2.5")            // 5, 5, 5, 2.5 for DeltaX
//   Matrix::Parse("0 1 -1 0 0 0").Apply({1, 0})   // {0, 1}
#ifndef DUDAO_SERVICES_INGEST_CORE_OFD_GEOMETRY_H_
#define DUDAO_SERVICES_INGEST_CORE_OFD_GEOMETRY_H_

#include <cstddef>
#include <string_view>
#include <vector>

namespace dudao::ingest::ofd {

struct Point {
  double x = 0, y = 0;
};

struct Matrix {
  double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;

  // The identity where there are not six numbers.
  static Matrix Parse(std::string_view text);
  Point Apply(Point p) const { return {a * p.x + c * p.y + e, b * p.x + d * p.y + f}; }
  // How much lengths grow.
  double Scale() const;
  // Quarter turns clockwise of what ran to the right.
  int Turn() const;
};

// Numbers up to the first word that is none; "g N V" stands for N times V. At most `limit` of them.
std::vector<double> ParseNumbers(std::string_view text, size_t limit);

// `otherwise` where the text does not begin with a finite number.
double ToNumber(std::string_view text, double otherwise);

}  // namespace dudao::ingest::ofd

#endif  // DUDAO_SERVICES_INGEST_CORE_OFD_GEOMETRY_H_
