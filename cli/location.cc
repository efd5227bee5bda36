#include "cli/location.h"

#include <optional>
#include <vector>

namespace dudao::cli {
namespace {

// The innermost item that holds `place`.
const v1::Item* ItemAt(const v1::Review& review, text::Span place) {
  const v1::Item* best = nullptr;
  for (const v1::Item& item : review.items()) {
    const text::Span span = text::FromProto(item.span());
    if (span.begin > place.begin) break;
    if (span.Contains(place) && (best == nullptr || item.span().end() <= best->span().end())) {
      best = &item;
    }
  }
  return best;
}

std::optional<uint32_t> HeadingAt(const v1::Review& review, text::Span place) {
  std::optional<uint32_t> best;
  for (int i = 0; i < review.headings_size(); ++i) {
    if (review.headings(i).span().begin() > place.begin) break;
    best = i;
  }
  return best;
}

// The number a heading opens with, as its item has it; else its first words.
std::string NumberOf(const v1::Review& review, uint32_t heading) {
  for (const v1::Item& item : review.items()) {
    if (item.has_heading() && item.heading() == heading) return item.number();
  }
  return "「" + review.headings(heading).text() + "」";
}

std::string PathOf(const v1::Review& review, std::optional<uint32_t> heading) {
  std::string out;
  // Parents stand before their children, so this ends even on a malformed review.
  while (heading && *heading < static_cast<uint32_t>(review.headings_size())) {
    out = NumberOf(review, *heading) + out;
    const v1::Heading& h = review.headings(*heading);
    heading = h.has_parent() && h.parent() < *heading ? std::optional(h.parent()) : std::nullopt;
  }
  return out;
}

}  // namespace

std::string LocationOf(const v1::Review& review, text::Span place) {
  const std::optional<uint32_t> heading = HeadingAt(review, place);
  std::string out = PathOf(review, heading);
  const v1::Item* item = ItemAt(review, place);
  const bool own_heading = item != nullptr && item->has_heading() && item->heading() == heading;
  if (item == nullptr || own_heading) return out;
  if (!out.empty()) out += ' ';
  return out + "第" + item->number() + "项";
}

}  // namespace dudao::cli
