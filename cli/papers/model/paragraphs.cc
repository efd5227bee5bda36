#include "cli/papers/model/paragraphs.h"

#include <algorithm>

namespace dudao::cli {
namespace {

constexpr size_t kNarrowest = 24;  // columns; a page is never set narrower
constexpr std::u32string_view kEnds = U"。！？；：:";

bool IsBlank(char32_t c) {
  return c == U' ' || c == U'\t' || c == U'\r' || c == U'\u3000' || c == U'\u00a0';
}

size_t Columns(std::u32string_view words) {
  size_t out = 0;
  for (const char32_t c : words) out += c < 0x80 ? 1 : 2;
  return out;
}

text::Span Trimmed(std::u32string_view text, text::Span span) {
  const auto blank = [text](uint32_t i) { return IsBlank(text[i]) || text[i] == U'\n'; };
  while (!span.empty() && blank(span.begin)) ++span.begin;
  while (!span.empty() && blank(span.end - 1)) --span.end;
  return span;
}

}  // namespace

Paragraphs::Paragraphs(std::u32string_view text, const v1::Review& review) : text_(text) {
  for (const v1::Heading& heading : review.headings()) {
    edges_.push_back(heading.span().begin());
  }
  for (const v1::Item& item : review.items()) edges_.push_back(item.span().begin());
  for (const v1::Span& span : review.document().chrome()) {
    chrome_.push_back(text::FromProto(span));
    edges_.push_back(span.begin());
  }
  std::sort(edges_.begin(), edges_.end());
  Measure(Lines());
}

bool Paragraphs::IsEdge(uint32_t at) const {
  return std::binary_search(edges_.begin(), edges_.end(), at);
}

bool Paragraphs::EndsAt(uint32_t at) const {
  return std::binary_search(breaks_.begin(), breaks_.end(), at);
}

bool Paragraphs::IsChrome(text::Span span) const {
  return std::any_of(chrome_.begin(), chrome_.end(),
                     [span](text::Span c) { return c.Overlaps(span); });
}

std::vector<Paragraphs::Line> Paragraphs::Lines() const {
  std::vector<Line> out;
  for (uint32_t begin = 0; begin <= text_.size();) {
    const uint32_t end = static_cast<uint32_t>(std::min(text_.find(U'\n', begin), text_.size()));
    const std::u32string_view words = text_.substr(begin, end - begin);
    out.push_back({{begin, end}, Columns(words), !words.empty() && IsBlank(words[0])});
    begin = end + 1;
  }
  return out;
}

// A line that is nearly full, ends no sentence and is followed by no indentation or number runs on.
void Paragraphs::Measure(const std::vector<Line>& lines) {
  std::vector<size_t> widths;
  size_t indented = 0;
  for (const Line& line : lines) {
    if (line.span.empty() || IsChrome(line.span)) continue;
    widths.push_back(line.columns);
    indented += line.indented;
  }
  if (!widths.empty()) {
    const auto nth = widths.begin() + static_cast<ptrdiff_t>(widths.size() * 9 / 10);
    std::nth_element(widths.begin(), nth, widths.end());
    full_ = *nth;
    indents_ = indented * 8 >= widths.size();
  }
  for (size_t i = 0; i + 1 < lines.size(); ++i) {
    const Line &line = lines[i], &next = lines[i + 1];
    const bool blank = Trimmed(text_, line.span).empty() || Trimmed(text_, next.span).empty();
    const bool full = full_ >= kNarrowest && line.columns * 100 >= full_ * 85;
    const bool ends =
        !line.span.empty() && kEnds.find(text_[line.span.end - 1]) != std::u32string_view::npos;
    const bool runs_on = full && !next.indented && (!ends || indents_);
    if (blank || !runs_on || IsEdge(Trimmed(text_, next.span).begin) || IsChrome(line.span)) {
      breaks_.push_back(line.span.end);
    }
  }
}

std::vector<text::Span> Paragraphs::All() const {
  std::vector<text::Span> out;
  uint32_t begin = 0;
  const auto add = [&](uint32_t end) {
    const text::Span span = Trimmed(text_, {begin, end});
    if (!span.empty()) out.push_back(span);
    begin = end;
  };
  for (const uint32_t at : breaks_) add(at);
  add(static_cast<uint32_t>(text_.size()));
  return out;
}

}  // namespace dudao::cli
