// The lines of a page as a reader takes them at a glance: furniture, running text, a section, a
// title.
//
//   PageLines page(text, lines, wrapping, lexicon);
//   page.Furniture(3);   // Where::kEdge for `当前位置：首页 > 信息公开`
#ifndef DUDAO_SERVICES_SEGMENTATION_CORE_PAGE_LINES_H_
#define DUDAO_SERVICES_SEGMENTATION_CORE_PAGE_LINES_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "services/segmentation/core/lexicon.h"
#include "services/segmentation/core/lines.h"

namespace dudao::segmentation {

class PageLines {
 public:
  // A title or a row of furniture is no longer than this, in code points.
  static constexpr uint32_t kLongestShort = 80;

  PageLines(View text, const std::vector<Line>& lines, const Wrapping& wrapping,
            const Lexicon& lexicon)
      : text_(text), lines_(lines), wrapping_(wrapping), lexicon_(lexicon) {}

  const Line& operator[](uint32_t i) const { return lines_[i]; }
  uint32_t count() const { return static_cast<uint32_t>(lines_.size()); }
  const std::vector<Line>& lines() const { return lines_; }
  const Lexicon& lexicon() const { return lexicon_; }
  View text() const { return text_; }

  View Words(uint32_t i) const { return text_.substr(lines_[i].span.begin, lines_[i].span.size()); }
  // As compared with words of the lexicon; of a long line the beginning.
  Word Squeezed(uint32_t i) const;
  bool Short(uint32_t i) const { return lines_[i].span.size() <= kLongestShort; }
  bool Full(uint32_t i) const { return wrapping_.Full(lines_[i]); }
  bool Wrapped() const { return wrapping_.width > 0; }

  // Furniture by words or by look.
  std::optional<ChromeWord::Where> Furniture(uint32_t i) const;
  // Running text: long, or a sentence.
  bool IsProse(uint32_t i) const;
  // Opens with a number of the outer kinds: 第一章 一、 （一）.
  bool IsSection(uint32_t i) const;
  // Ends as titles of reports do, a bracket after it allowed: …自评报告（2021年度）.
  bool IsTitle(uint32_t i) const;
  bool IsAddressee(uint32_t i) const;
  bool IsOrgan(uint32_t i) const;

 private:
  bool IsPunctuatedNear(uint32_t i) const;

  View text_;
  const std::vector<Line>& lines_;
  const Wrapping& wrapping_;
  const Lexicon& lexicon_;
};

// — 3 — · 第3页共16页 · 3/16: the foot of a printed page, blanks left out
bool IsPageNumber(View squeezed);
// 19.7KB · 16页 · 999+ · 12次
bool IsFileFact(View squeezed);

}  // namespace dudao::segmentation

#endif  // DUDAO_SERVICES_SEGMENTATION_CORE_PAGE_LINES_H_
