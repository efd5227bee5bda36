#include "services/ingest/core/pdf/layout/furniture.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "common/text/reading_text.h"

namespace dudao::ingest::pdf {
namespace {

// Of the page's height, from the upper and the lower edge; 公文 margins are 12.5 and 11.8 per cent.
constexpr double kEdge = 0.125;
constexpr double kWatermarkSize = 2.2;

bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }

bool IsDash(char32_t c) {
  static constexpr std::u32string_view kDashes = U"-‐‑‒–—―─－~·•_";
  return kDashes.find(c) != std::u32string_view::npos;
}

// Folded, without any space.
std::u32string Squeezed(std::u32string_view line) {
  std::u32string out;
  for (const char32_t raw : line) {
    const char32_t c = text::Fold(raw);
    if (c != 0 && c != U' ' && c != U'\t') out += c;
  }
  return out;
}

bool Take(std::u32string_view& rest, std::u32string_view word) {
  if (!rest.starts_with(word)) return false;
  rest.remove_prefix(word.size());
  return true;
}

std::optional<int> TakeNumber(std::u32string_view& rest) {
  int value = 0;
  size_t digits = 0;
  while (digits < rest.size() && digits < 4 && IsDigit(rest[digits]))
    value = value * 10 + static_cast<int>(rest[digits++] - U'0');
  if (digits == 0) return std::nullopt;
  rest.remove_prefix(digits);
  return value;
}

// `第3页`, `第3页共10页`, `第3页/共10页`, `共10页第3页`, `第3页,共10页`.
bool IsChineseFolio(std::u32string_view rest) {
  int parts = 0;
  while (!rest.empty()) {
    if (parts > 0 && !Take(rest, U"/") && !Take(rest, U",")) Take(rest, U"，");
    if (!Take(rest, U"第") && !Take(rest, U"共")) return false;
    if (!TakeNumber(rest) || !Take(rest, U"页")) return false;
    ++parts;
  }
  return parts == 1 || parts == 2;
}

// `3/10`, `Page3of10`, `P3`.
bool IsLatinFolio(std::u32string_view rest) {
  const bool named = Take(rest, U"Page") || Take(rest, U"page") || Take(rest, U"PAGE") ||
                     Take(rest, U"P.") || Take(rest, U"P");
  const auto number = TakeNumber(rest);
  if (!number) return false;
  if (rest.empty()) return named;
  if (!Take(rest, U"/") && !Take(rest, U"of")) return false;
  const auto of = TakeNumber(rest);
  return of && rest.empty() && *number >= 1 && *number <= *of;
}

// `-3-`, `—3—`.
bool IsDashedFolio(std::u32string_view line) {
  size_t begin = 0, end = line.size();
  while (begin < end && IsDash(line[begin])) ++begin;
  while (end > begin && IsDash(line[end - 1])) --end;
  if (begin == 0 || end == line.size()) return false;
  std::u32string_view number = line.substr(begin, end - begin);
  return TakeNumber(number) && number.empty();
}

std::optional<int> BareNumber(const Line& line) {
  const std::u32string words = Squeezed(line.text());
  std::u32string_view rest = words;
  const auto number = TakeNumber(rest);
  return number && rest.empty() ? number : std::nullopt;
}

enum class Edge { kNone, kUpper, kLower };

Edge EdgeOf(const PageLines& page, const Line& line) {
  if (page.height <= 0) return Edge::kNone;
  if (line.place.bottom <= kEdge * page.height) return Edge::kUpper;
  if (line.place.top >= (1 - kEdge) * page.height) return Edge::kLower;
  return Edge::kNone;
}

// How often a head must stand: twice on a few sheets, on three in ten of many.
size_t Often(size_t pages) { return pages <= 4 ? 2 : std::max<size_t>(3, (pages * 3 + 9) / 10); }

// A line as it repeats: its height from the nearer edge, its words with every figure as #.
using Repeated = std::tuple<int, int, std::u32string>;

std::optional<Repeated> AsRepeated(const PageLines& page, const Line& line) {
  const Edge edge = EdgeOf(page, line);
  if (edge == Edge::kNone) return std::nullopt;
  const double away =
      edge == Edge::kUpper ? line.place.middle() : page.height - line.place.middle();
  std::u32string words;
  bool says_something = false;
  for (const char32_t c : Squeezed(line.text())) {
    if (!IsDigit(c)) {
      words += c;
      says_something = says_something || !IsDash(c);
    } else if (words.empty() || words.back() != U'#') {
      words += U'#';
    }
  }
  if (!says_something) return std::nullopt;
  return Repeated{static_cast<int>(edge), static_cast<int>(std::lround(away / 3)), words};
}

void DropRepeated(std::vector<PageLines>& pages) {
  std::map<Repeated, std::set<size_t>> where;
  for (size_t i = 0; i < pages.size(); ++i) {
    for (const Line& line : pages[i].lines) {
      if (auto key = AsRepeated(pages[i], line)) where[*std::move(key)].insert(i);
    }
  }
  const size_t often = Often(pages.size());
  for (PageLines& page : pages) {
    std::erase_if(page.lines, [&](const Line& line) {
      const auto key = AsRepeated(page, line);
      return key && where[*key].size() >= often;
    });
  }
}

// Bare numbers at an edge that count the pages: by how much they are ahead of the sheets.
std::map<int, size_t> Leads(const std::vector<PageLines>& pages) {
  std::map<int, size_t> leads;
  for (size_t i = 0; i < pages.size(); ++i) {
    for (const Line& line : pages[i].lines) {
      if (EdgeOf(pages[i], line) == Edge::kNone) continue;
      if (const auto number = BareNumber(line)) ++leads[*number - static_cast<int>(i)];
    }
  }
  return leads;
}

void DropNumbers(std::vector<PageLines>& pages) {
  const std::map<int, size_t> leads = Leads(pages);
  for (size_t i = 0; i < pages.size(); ++i) {
    std::erase_if(pages[i].lines, [&](const Line& line) {
      if (EdgeOf(pages[i], line) == Edge::kNone) return false;
      if (IsPageNumber(line.text())) return true;
      const auto number = BareNumber(line);
      if (!number) return false;
      const int lead = *number - static_cast<int>(i);
      return leads.at(lead) >= 2 || (pages.size() == 1 && lead == 1);
    });
  }
}

double UsualSize(const PageBoxes& page) {
  std::map<int, size_t> characters;  // by size in half points
  for (const Box& box : page.boxes)
    characters[static_cast<int>(std::lround(std::min(box.size, 1e4) * 2))] += box.text.size();
  const auto most =
      std::max_element(characters.begin(), characters.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == characters.end() ? 0 : most->first / 2.0;
}

using Stamp = std::tuple<long, long, std::u32string>;

Stamp StampOf(const Box& box) {
  return {std::lround(box.place.left / 2), std::lround(box.place.top / 2), box.text};
}

}  // namespace

bool IsPageNumber(std::u32string_view line) {
  if (line.size() > 40) return false;
  const std::u32string words = Squeezed(line);
  std::u32string_view inner = words;
  while (!inner.empty() && IsDash(inner.front())) inner.remove_prefix(1);
  while (!inner.empty() && IsDash(inner.back())) inner.remove_suffix(1);
  return IsDashedFolio(words) || IsChineseFolio(inner) || IsLatinFolio(inner);
}

void DropWatermarks(std::vector<PageBoxes>& pages) {
  std::map<Stamp, std::set<size_t>> where;
  std::vector<double> usual;
  for (size_t i = 0; i < pages.size(); ++i) {
    usual.push_back(UsualSize(pages[i]));
    for (const Box& box : pages[i].boxes) {
      if (box.size >= kWatermarkSize * usual[i]) where[StampOf(box)].insert(i);
    }
  }
  const size_t often = std::max<size_t>(2, pages.size() / 2 + 1);
  for (size_t i = 0; i < pages.size(); ++i) {
    std::erase_if(pages[i].boxes, [&](const Box& box) {
      if (box.size < kWatermarkSize * usual[i]) return false;
      return where[StampOf(box)].size() >= often;
    });
  }
}

void DropFurniture(std::vector<PageLines>& pages) {
  DropRepeated(pages);
  DropNumbers(pages);
}

}  // namespace dudao::ingest::pdf
