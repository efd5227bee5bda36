#include "services/ingest/core/ofd/text_object.h"

#include <algorithm>
#include <string>
#include <utility>

#include "common/text/utf.h"
#include "services/ingest/core/xml/xml.h"

namespace dudao::ingest::ofd {
namespace {

// Of a character's height, above and below the line it stands on.
constexpr double kAscent = 0.88, kDescent = 0.12;
// Of a character's height: a wider step between two of them parts words.
constexpr double kApart = 0.5;

// Half as wide as high, as fonts have Latin letters and digits; others are square.
double WidthOf(char32_t c) { return c < 0x2000 ? 0.5 : 1.0; }

class Writer {
 public:
  Writer(const pugi::xml_node& object, Point origin, std::vector<pdf::Box>* boxes)
      : matrix_(Matrix::Parse(xml::Attribute(object, "CTM"))), boxes_(*boxes) {
    const auto boundary = ParseNumbers(xml::Attribute(object, "Boundary"), 4);
    if (boundary.size() >= 2) corner_ = {boundary[0] - origin.x, boundary[1] - origin.y};
    size_ = ToNumber(xml::Attribute(object, "Size"), 0);
    stretch_ = ToNumber(xml::Attribute(object, "HScale"), 1);
  }

  // A TextCode without a place of its own goes on where the last one ended.
  void Code(const pugi::xml_node& code) {
    at_ = {ToNumber(xml::Attribute(code, "X"), at_.x), ToNumber(xml::Attribute(code, "Y"), at_.y)};
    std::string utf8;
    for (const pugi::xml_node& piece : code) utf8 += piece.value();
    const auto words = text::ToUtf32(utf8).value_or(std::u32string());
    const auto right = ParseNumbers(xml::Attribute(code, "DeltaX"), words.size());
    const auto down = ParseNumbers(xml::Attribute(code, "DeltaY"), words.size());
    for (size_t i = 0; i < words.size(); ++i) {
      if (pending_.empty()) begin_ = at_;
      pending_ += words[i];
      const double width = WidthOf(words[i]) * size_ * stretch_;
      end_ = at_.x + width;
      const Point step = {StepAt(right, i, down.empty() ? width : 0), StepAt(down, i, 0)};
      at_ = {at_.x + step.x, at_.y + step.y};
      const bool breaks = step.x < 0 || step.x > width + kApart * size_ || step.y != 0;
      if (breaks || i + 1 == words.size()) Flush();
    }
  }

 private:
  // The last step given holds for all that follow.
  static double StepAt(const std::vector<double>& steps, size_t i, double otherwise) {
    return steps.empty() ? otherwise : steps[std::min(i, steps.size() - 1)];
  }

  void Flush() {
    const Point corners[] = {{begin_.x, begin_.y - kAscent * size_},
                             {end_, begin_.y - kAscent * size_},
                             {begin_.x, begin_.y + kDescent * size_},
                             {end_, begin_.y + kDescent * size_}};
    pdf::Rect place{1e9, 1e9, -1e9, -1e9};
    for (const Point& corner : corners) {
      const Point p = matrix_.Apply(corner);
      const double x = (p.x + corner_.x) * kPointsPerMillimetre;
      const double y = (p.y + corner_.y) * kPointsPerMillimetre;
      place = {std::min(place.left, x), std::min(place.top, y), std::max(place.right, x),
               std::max(place.bottom, y)};
    }
    boxes_.push_back({place, size_ * matrix_.Scale() * kPointsPerMillimetre, matrix_.Turn(),
                      std::exchange(pending_, {})});
  }

  Matrix matrix_;
  std::vector<pdf::Box>& boxes_;
  Point corner_, at_, begin_;
  double size_ = 0, stretch_ = 1, end_ = 0;
  std::u32string pending_;
};

}  // namespace

void ReadTextObject(const pugi::xml_node& object, Point origin, std::vector<pdf::Box>* boxes) {
  if (xml::Attribute(object, "Visible") == "false") return;
  Writer writer(object, origin, boxes);
  for (const pugi::xml_node& child : object) {
    if (xml::Is(child, "TextCode")) writer.Code(child);
  }
}

}  // namespace dudao::ingest::ofd
