// Numbers that stand before a paragraph: 一、 （一） 1. 1) ① 第一章 一是, in every way they are
// typed.
//
//   auto mark = ReadMark(U"（八)深化改革");   // kind kHanBracket, ordinal 8, length 3
//   auto decimal = ReadMark(U"6.10个区域中心");   // doubtful: item 6 only where a 6 is expected
#ifndef DUDAO_SERVICES_SEGMENTATION_CORE_NUMBERING_H_
#define DUDAO_SERVICES_SEGMENTATION_CORE_NUMBERING_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace dudao::segmentation {

// From the outermost to the innermost by custom; a report may nest them otherwise.
enum class Kind : uint8_t {
  kPart,        // 第一部分 第一编
  kChapter,     // 第一章
  kSection,     // 第一节
  kArticle,     // 第一条
  kTitle,       // no number
  kHan,         // 一、
  kHanBracket,  // （一）
  kArabic,      // 1. 1、
  kSecond,      // 1.1
  kThird,       // 1.1.1
  kBracket,     // （1） 1)
  kCircled,     // ①
  kFirst,       // 第一， 其一，
  kIs,          // 一是
  kBullet,      // a bullet standing where a number was lost
};
inline constexpr size_t kKinds = 15;

// As the annotation standard names it: `一、` `(一)` `1.` `1)` `①` `一是` `第一章` `-` `none`.
std::string_view StyleName(Kind kind);

struct Mark {
  Kind kind = Kind::kTitle;
  uint32_t ordinal = 0;
  uint32_t length = 0;  // code points, delimiter included, spaces after it not
  // Reads as a number of the text as well (`6.10个`, `三 提高`): believed only where it is
  // expected.
  bool doubtful = false;
  // A number and a space, no more (`1 基本情况`): opens a list only on a short line.
  bool bare = false;
  uint32_t chapter = 0;  // 1 of 1.2, 1002 of 1.2.3
};

// The number at the very start of `text`, which is a paragraph or a line.
std::optional<Mark> ReadMark(std::u32string_view text);

// Where X是 at the start of `text` gives X and the marker's length; nullopt otherwise.
std::optional<Mark> ReadIs(std::u32string_view text);

// The last number of each kind, to know what comes next. A number of an outer kind ends the inner
// runs.
class Sequence {
 public:
  // Whether `mark` opens a list or goes on with one.
  bool Expected(const Mark& mark) const {
    return mark.ordinal == 1 || mark.ordinal == Last(mark.kind) + 1;
  }
  bool GoesOn(const Mark& mark) const;
  void Take(const Mark& mark);

 private:
  static size_t Index(Kind kind) { return static_cast<size_t>(kind); }
  uint32_t Last(Kind kind) const { return last_[Index(kind)]; }
  std::array<uint32_t, kKinds> last_{};
  std::array<uint32_t, kKinds> chapter_{};
};

// Whether to believe the number of `paragraph` after what was seen: a doubtful one must go on with
// a list, or open one on a short line.
bool Believe(const Mark& mark, std::u32string_view paragraph, const Sequence& seen);

}  // namespace dudao::segmentation

#endif  // DUDAO_SERVICES_SEGMENTATION_CORE_NUMBERING_H_
