// The words segmentation knows, read from data/segmentation/*.tsv.
//
//   auto lexicon = Lexicon::Create(data);
//   lexicon->EndsWithOrgan(U"云岭县人民政府");   // true
#ifndef DUDAO_SERVICES_SEGMENTATION_CORE_LEXICON_H_
#define DUDAO_SERVICES_SEGMENTATION_CORE_LEXICON_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "absl/status/statusor.h"
#include "common/text/data_set.h"

namespace dudao::segmentation {

using Word = std::u32string;
using View = std::u32string_view;

// Which of 64 groups the characters of a text fall in: a word can stand in a text only where all of
// its groups do. Spares most searches.
using Signature = uint64_t;
inline Signature SignatureOf(char32_t c) { return Signature{1} << ((c * 0x9E3779B1u) >> 26); }
Signature SignatureOf(View text);
inline bool MayHold(Signature text, Signature word) { return (word & ~text) == 0; }

// Where in a line a word must stand. Lines are compared without blanks, full-width ASCII folded.
enum class Match { kLine, kStart, kEnd, kIn };

// chrome.tsv: furniture of web pages and download sites.
struct ChromeWord {
  // kAny: such a short line is furniture anywhere. kEdge: above the report's first prose and below
  // its last. kCut: below the report; all that follows is furniture. kClose: kCut, a whole sentence
  // too. kDownload: kEdge, and the page is a download site's, whose dates say nothing of the
  // report.
  enum class Where { kAny, kEdge, kCut, kClose, kDownload };
  Word word;
  Match match = Match::kLine;
  Where where = Where::kAny;
  Signature signature = 0;
};

// Whether `word` stands in `text` where `match` wants it.
bool Fits(View text, View word, Match match);

// labels.tsv: rows of the page's information table.
struct Label {
  enum class Field { kNone, kIssuer, kPublishDate, kOtherDate, kIndexNo, kDocNo };
  Word word;
  Field field = Field::kNone;
};

// roles.tsv, in order of precedence.
struct RoleWord {
  Word word;
  std::string role;
  Match match = Match::kIn;
  Signature signature = 0;
};

// titles.tsv: last words of a report's title, and what kind of document they tell.
struct TitleWord {
  Word word;
  std::string kind;
};

// regions.tsv: last words of a place's name, longest first.
struct RegionWord {
  Word word;
  std::string level;
};

class Lexicon {
 public:
  // InvalidArgument names file, line and column.
  static absl::StatusOr<Lexicon> Create(const text::DataSet& data);

  // Whether `squeezed` is a word of chrome.tsv; the first that fits.
  std::optional<ChromeWord::Where> FindChrome(View squeezed) const;
  // A cheap look at a line as it stands: false when it is no word of chrome.tsv for certain.
  bool MayBeChrome(View words) const;
  // The label at the start of `squeezed`, the longest.
  const Label* FindLabel(View squeezed) const;
  // The title word `squeezed` ends with, the longest.
  const TitleWord* FindTitle(View squeezed) const;
  // The place's last word `name` ends with, the longest.
  const RegionWord* FindRegion(View name) const;
  bool EndsWithOrgan(View squeezed) const;
  // Whether a word that counts real bodies, people or money (所, 名, 元) stands at the start.
  bool StartsWithMeasure(View text) const;
  bool IsSelfReport(View squeezed_title) const;
  // Whether a word of a self-assessment's title, or the end of a title, runs from `above` into
  // `below`.
  bool SpansBreak(View above, View below) const;
  bool IsProvinceCity(View name) const;
  // Length of the section's name at the start of `words` (section_names.tsv), the longest; 0: none.
  size_t SectionNameLength(View words) const;

  const std::vector<RoleWord>& roles() const { return roles_; }

 private:
  void IndexChrome();
  std::optional<size_t> FirstFit(View squeezed, const std::vector<size_t>* rows) const;

  std::vector<ChromeWord> chrome_;
  // Rows of chrome_ by the character a line begins with (line, start) or ends with (end); the
  // others.
  std::unordered_map<char32_t, std::vector<size_t>> chrome_starts_, chrome_ends_;
  std::vector<size_t> chrome_in_;
  std::vector<Signature> chrome_in_signatures_;  // of their Chinese characters
  std::vector<Label> labels_;
  std::vector<RoleWord> roles_;
  std::vector<TitleWord> titles_;
  std::vector<RegionWord> regions_;
  std::vector<Word> organs_, measures_, self_report_, province_cities_, section_names_;
};

}  // namespace dudao::segmentation

#endif  // DUDAO_SERVICES_SEGMENTATION_CORE_LEXICON_H_
