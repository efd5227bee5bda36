#include "cli/papers/html/marked_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>

#include "cli/papers/html/html_text.h"
#include "cli/papers/html/review_parts.h"
#include "common/text/utf.h"

namespace dudao::cli {
namespace {

constexpr size_t kAddressee = 30;  // characters of the line that names who is written to

struct Edge {
  uint32_t at;
  bool opens;
  size_t mark;
};

// Where marks begin and end, in the order of the text.
std::vector<Edge> EdgesOf(const Marks& marks, uint32_t size) {
  std::vector<Edge> out;
  for (size_t i = 0; i < marks.all.size(); ++i) {
    for (const text::Span span : marks.all[i].spans) {
      if (span.begin >= span.end || span.end > size) continue;
      out.push_back({span.begin, true, i});
      out.push_back({span.end, false, i});
    }
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Edge& a, const Edge& b) { return a.at < b.at; });
  return out;
}

std::u32string Squeezed(std::u32string_view words) {
  std::u32string out;
  for (const char32_t c : words) {
    if (c != U' ' && c != U'\n' && c != U'\r' && c != U'\t' && c != U'\u3000') out += c;
  }
  return out;
}

class Writer {
 public:
  Writer(const v1::Review& review, const Paper& paper, const Marks& marks, const Words& words)
      : review_(review),
        paper_(paper),
        marks_(marks),
        words_(words),
        edges_(EdgesOf(marks, static_cast<uint32_t>(paper.text.size()))),
        title_(Squeezed(text::ToUtf32(review.document().title()).value_or(U""))) {}

  std::string Write() {
    for (size_t i = 0; i < paper_.paragraphs.size();) {
      const size_t end = ChromeFrom(i);
      if (end == i) {
        Paragraph(paper_.paragraphs[i++]);
        continue;
      }
      out_ += fmt::format("<details class=\"chrome\"><summary>{}</summary>",
                          Caption(words_, "chrome", end - i));
      while (i < end) Paragraph(paper_.paragraphs[i++]);
      out_ += "</details>";
    }
    return std::move(out_);
  }

 private:
  // One past the last of the paragraphs of page furniture that begin with `i`.
  size_t ChromeFrom(size_t i) const {
    const auto& chrome = review_.document().chrome();
    const auto inside = [&](text::Span span) {
      return std::any_of(chrome.begin(), chrome.end(),
                         [&](const v1::Span& c) { return text::FromProto(c).Overlaps(span); });
    };
    while (i < paper_.paragraphs.size() && inside(paper_.paragraphs[i])) ++i;
    return i;
  }

  const v1::Heading* HeadingAt(text::Span paragraph) const {
    const auto& headings = review_.headings();
    const auto it = std::find_if(headings.begin(), headings.end(), [&](const v1::Heading& h) {
      return h.span().begin() == paragraph.begin;
    });
    return it == headings.end() ? nullptr : &*it;
  }

  // What a paragraph looks like: the title, a heading that stands alone, or running text.
  const char* LookOf(text::Span paragraph, const v1::Heading* heading) const {
    if (heading != nullptr && heading->span().end() + 2 >= paragraph.end) {
      return heading->level() > 1 ? " class=\"head deep\"" : " class=\"head\"";
    }
    const auto words = std::u32string_view(paper_.text).substr(paragraph.begin, paragraph.size());
    const bool before =
        review_.headings().empty() || paragraph.end <= review_.headings(0).span().begin();
    if (!before) return "";
    if (title_.find(Squeezed(words)) != title_.npos) return " class=\"title\"";
    const bool addressee = words.ends_with(U"：") || words.ends_with(U":");
    return addressee && words.size() <= kAddressee ? " class=\"flush\"" : "";
  }

  // A heading that opens a paragraph is bold when it is a clause of its own: (二)师资不足问题。
  uint32_t BoldTo(text::Span paragraph, const v1::Heading* heading) const {
    if (heading == nullptr || heading->span().end() >= paragraph.end) return paragraph.begin;
    const uint32_t end = heading->span().end();
    const bool closed =
        std::u32string_view(U"。：；:").find(paper_.text[end]) != std::u32string::npos;
    return closed ? end : paragraph.begin;
  }

  void Paragraph(text::Span paragraph) {
    const v1::Heading* heading = HeadingAt(paragraph);
    out_ += fmt::format("<p{}>", LookOf(paragraph, heading));
    const uint32_t bold = BoldTo(paragraph, heading);
    uint32_t at = paragraph.begin;
    Open(at);
    while (at < paragraph.end) {
      uint32_t end = paragraph.end;
      if (next_ < edges_.size()) end = std::min(end, edges_[next_].at);
      if (at < bold) end = std::min(end, bold);
      if (end > at) Piece({at, end}, at < bold && bold < paragraph.end);
      at = std::max(end, at);
      Open(at);
    }
    out_ += "</p>\n";
  }

  // Passes all edges up to `at`.
  void Open(uint32_t at) {
    for (; next_ < edges_.size() && edges_[next_].at <= at; ++next_) {
      const Edge& edge = edges_[next_];
      if (edge.opens) {
        open_.insert(edge.mark);
      } else {
        open_.erase(open_.find(edge.mark));
      }
    }
  }

  void Piece(text::Span span, bool bold) {
    std::u32string words(paper_.text, span.begin, span.size());
    std::erase_if(words, [](char32_t c) { return c == U'\n' || c == U'\r'; });
    if (bold) out_ += "<b>";
    if (!open_.empty()) OpenTag();
    AppendEscaped(words, &out_);
    if (!open_.empty()) out_ += "</span>";
    if (bold) out_ += "</b>";
  }

  void OpenTag() {
    std::string looks, ids, number;
    size_t last = marks_.all.size();
    for (const size_t i : open_) {
      if (i == last) continue;
      last = i;
      const Mark& mark = marks_.all[i];
      ids += (ids.empty() ? "" : " ") + std::to_string(i);
      if (!mark.look.empty() && (looks + " ").find(" " + mark.look + " ") == looks.npos) {
        looks += " " + mark.look;
      }
      if (mark.number > 0 && !mark.look.empty() && numbered_.insert(i).second) {
        number += (number.empty() ? "" : "·") + std::to_string(mark.number);
      }
    }
    out_ += fmt::format("<span{} data-m=\"{}\"",
                        looks.empty() ? "" : fmt::format(" class=\"m{}\"", looks), ids);
    if (!number.empty()) {
      out_ += fmt::format(" data-n=\"{}\" tabindex=\"0\" role=\"button\"", number);
    }
    out_ += ">";
  }

  const v1::Review& review_;
  const Paper& paper_;
  const Marks& marks_;
  const Words& words_;
  const std::vector<Edge> edges_;
  const std::u32string title_;
  size_t next_ = 0;
  std::multiset<size_t> open_;  // marks the place lies in
  std::set<size_t> numbered_;   // findings whose number stands in the text
  std::string out_;
};

}  // namespace

std::string MarkedText(const v1::Review& review, const Paper& paper, const Marks& marks,
                       const Words& words) {
  return Writer(review, paper, marks, words).Write();
}

}  // namespace dudao::cli
