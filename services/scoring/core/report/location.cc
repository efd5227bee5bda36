#include "services/scoring/core/report/location.h"

#include <algorithm>
#include <optional>

#include "common/text/reading_text.h"
#include "common/text/utf.h"

namespace dudao::scoring {
namespace {

// Index of the innermost heading in force at `at`: that of the last paragraph that begins at or
// before it.
std::optional<uint32_t> HeadingAt(const v1::Segmentation& s, text::Span at) {
  const auto& all = s.paragraphs();
  const auto it = std::partition_point(
      all.begin(), all.end(), [&](const v1::Paragraph& p) { return p.span().begin() <= at.begin; });
  if (it == all.begin()) return std::nullopt;
  const v1::Paragraph& p = *std::prev(it);
  if (!p.has_heading() || p.heading() >= static_cast<uint32_t>(s.headings_size()))
    return std::nullopt;
  return p.heading();
}

// Indexes of the headings around `at`, outermost first.
std::vector<uint32_t> Chain(const v1::Segmentation& s, text::Span at) {
  std::vector<uint32_t> chain;
  auto heading = HeadingAt(s, at);
  while (heading) {
    chain.push_back(*heading);
    const v1::Heading& h = s.headings(static_cast<int>(*heading));
    // Parents come first in text order, so this ends even on a faulty message.
    if (!h.has_parent() || h.parent() >= *heading) break;
    heading = h.parent();
  }
  std::reverse(chain.begin(), chain.end());
  return chain;
}

// The number of the innermost item around `at` that is not opened by a heading of `chain`.
std::string ItemNumber(const v1::Segmentation& s, text::Span at,
                       const std::vector<uint32_t>& chain) {
  const auto& all = s.items();
  auto it = std::partition_point(all.begin(), all.end(), [&](const v1::Item& item) {
    return item.span().begin() <= at.begin;
  });
  const v1::Item* best = nullptr;
  while (best == nullptr && it != all.begin()) {
    --it;
    if (at.begin < it->span().end()) best = &*it;
  }
  if (best == nullptr) return {};
  if (best->has_heading() && std::find(chain.begin(), chain.end(), best->heading()) != chain.end())
    return {};
  return best->number();
}

bool InChrome(const v1::Segmentation& s, text::Span at) {
  return std::any_of(s.chrome().begin(), s.chrome().end(), [&](const v1::Span& c) {
    return c.begin() <= at.begin && at.begin < c.end();
  });
}

std::string WithoutHeading(const v1::Segmentation& s, text::Span at) {
  if (InChrome(s, at)) return "网页信息";
  const auto& all = s.paragraphs();
  const bool title = !all.empty() && at.begin < all[0].span().end();
  return title ? "标题" : "正文开头";
}

size_t NumberLength(std::u32string_view text, std::string_view style) {
  if (style == "none" || style == "-") return 0;
  if (style == "一是") return std::min<size_t>(text.size(), 2);
  if (style == "①") return std::min<size_t>(text.size(), 1);
  constexpr size_t kLongest = 8;  // (二十三) with spaces inside
  for (size_t i = 0; i < text.size() && i < kLongest; ++i) {
    const char32_t c = text::Fold(text[i]);
    const bool opens = i == 0 && c == U'(';
    if (!opens && (c == U'、' || c == U')' || c == U'.' || c == U'章')) return i + 1;
  }
  return 0;
}

std::string Squeezed(std::u32string_view text) {
  std::u32string out;
  for (const char32_t c : text) {
    const char32_t f = text::Fold(c);
    if (f != 0 && !text::IsSpace(f) && f != U'\n' && f != U'\r') out.push_back(f);
  }
  return text::ToUtf8(out);
}

}  // namespace

std::string HeadingNumber(const v1::Heading& heading) {
  const auto text = text::ToUtf32(heading.text());
  if (!text) return {};
  const size_t length = NumberLength(*text, heading.style());
  if (length > 0) return Squeezed(std::u32string_view(*text).substr(0, length));
  return "“" + Squeezed(*text) + "”";
}

std::string OnPage(const v1::Document& document, text::Span at, const std::string& location) {
  const auto& pages = document.pages();
  const auto it = std::partition_point(pages.begin(), pages.end(), [&](const v1::Page& page) {
    return page.span().end() <= at.begin;
  });
  if (it == pages.end() || it->span().begin() > at.begin) return location;
  return "第" + std::to_string(it->number()) + "页 " + location;
}

std::string LocationOf(const v1::Segmentation& segmentation, text::Span at) {
  return Locator(segmentation).LocationOf(at);
}

Locator::Locator(const v1::Segmentation& segmentation)
    : segmentation_(&segmentation),
      numbers_(segmentation.headings_size()),
      words_(segmentation.headings_size()) {
  // An item says the number of its heading: 1.2, ㈠.
  for (const v1::Item& item : segmentation.items()) {
    if (!item.has_heading() || item.heading() >= numbers_.size() || item.style() == "-") continue;
    // Those that only stand under it begin further on.
    const v1::Heading& heading = segmentation.headings(static_cast<int>(item.heading()));
    if (item.span().begin() != heading.span().begin()) continue;
    if (const auto number = text::ToUtf32(item.number())) {
      numbers_[item.heading()] = Squeezed(*number);
    }
  }
}

std::string Locator::LocationOf(text::Span at) {
  const std::vector<uint32_t> chain = Chain(*segmentation_, at);
  std::string out;
  for (const uint32_t h : chain) {
    if (numbers_[h].empty())
      numbers_[h] = HeadingNumber(segmentation_->headings(static_cast<int>(h)));
    out += numbers_[h];
  }
  const std::string item = ItemNumber(*segmentation_, at, chain);
  if (out.empty() && item.empty()) return WithoutHeading(*segmentation_, at);
  if (item.empty()) return out;
  const std::string space = out.empty() ? "" : " ";
  if (item.ends_with("是")) return out + space + item;
  return out + space + "第" + item + "项";
}

std::vector<std::string_view> Locator::HeadingPath(text::Span at) {
  std::vector<std::string_view> out;
  for (const uint32_t h : Chain(*segmentation_, at)) {
    if (words_[h].empty()) {
      const auto text = text::ToUtf32(segmentation_->headings(static_cast<int>(h)).text());
      words_[h] = text ? Squeezed(*text) : std::string();
    }
    out.push_back(words_[h]);
  }
  return out;
}

}  // namespace dudao::scoring
