#include "cli/papers/model/quotation.h"

#include <algorithm>

#include "common/text/utf.h"

namespace dudao::cli {
namespace {

constexpr uint32_t kLongest = 400;  // of a sentence, on either side of its mark
constexpr std::u32string_view kEnds = U"。！？；";

bool IsBlank(char32_t c) {
  return c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == U'\u3000' || c == U'\u00a0';
}

bool IsLatin(char32_t c) {
  return c < 0x80 && !IsBlank(c) && c != U',' && c != U'.' && c != U'%' && c != U'(' && c != U')';
}

// One blank is kept between two Latin words or numbers, none elsewhere.
std::u32string OneLine(std::u32string_view words) {
  std::u32string out;
  bool gap = false;
  for (const char32_t c : words) {
    if (IsBlank(c)) {
      gap = !out.empty();
      continue;
    }
    if (gap && IsLatin(out.back()) && IsLatin(c)) out += U' ';
    gap = false;
    out += c;
  }
  return out;
}

std::u32string Cut(std::u32string words, size_t most) {
  if (words.size() <= most) return words;
  words.resize(most > 0 ? most - 1 : 0);
  return words + U'…';
}

}  // namespace

// Whether a sentence cannot run over the place before `at`.
bool Quoter::StopsBefore(uint32_t at) const {
  const char32_t c = text_[at - 1];
  return kEnds.find(c) != std::u32string_view::npos || paragraphs_.IsEdge(at) ||
         (c == U'\n' && paragraphs_.EndsAt(at - 1));
}

text::Span Quoter::SentenceAt(text::Span at) const {
  const uint32_t size = static_cast<uint32_t>(text_.size());
  uint32_t begin = std::min(at.begin, size), end = std::min(std::max(at.begin, at.end), size);
  const uint32_t first = begin > kLongest ? begin - kLongest : 0;
  const uint32_t last = std::min(size, end + kLongest);
  while (begin > first && !StopsBefore(begin)) --begin;
  while (end > at.begin && end < last && !StopsBefore(end)) ++end;
  while (begin < end && IsBlank(text_[begin])) ++begin;
  while (end > begin && IsBlank(text_[end - 1])) --end;
  return {begin, end};
}

std::string Quoter::Words(text::Span span, size_t most) const {
  const size_t begin = std::min<size_t>(span.begin, text_.size());
  return text::ToUtf8(Cut(OneLine(text_.substr(begin, span.size())), most));
}

std::string Quoter::Sentences(const std::vector<text::Span>& spans, size_t most) const {
  std::vector<text::Span> found;
  for (const text::Span span : spans) {
    if (!span.empty()) found.push_back(SentenceAt(span));
  }
  std::sort(found.begin(), found.end());
  std::u32string out;
  uint32_t last = 0;
  for (const text::Span sentence : found) {
    if (sentence.end <= last) continue;
    const uint32_t begin = std::max(sentence.begin, last);
    const std::u32string words = OneLine(text_.substr(begin, sentence.end - begin));
    const bool apart = begin > last && !OneLine(text_.substr(last, begin - last)).empty();
    if (!out.empty() && apart) out += U"……";
    out += words;
    last = sentence.end;
  }
  return text::ToUtf8(Cut(std::move(out), most));
}

}  // namespace dudao::cli
