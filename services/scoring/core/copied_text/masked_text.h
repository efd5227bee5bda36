// A report with all that neighbours must differ in masked: what is left is the same when a passage
// was carried over and its names and figures exchanged.
//
//   MaskedText m = Mask(source.view(), review, common);
//   m.text    // 我@现有学校#…: Han and letters alone; # figure, date or cited document, @ place
//   m.home[7] // where in the source the eighth character stands
#ifndef DUDAO_SERVICES_SCORING_CORE_COPIED_TEXT_MASKED_TEXT_H_
#define DUDAO_SERVICES_SCORING_CORE_COPIED_TEXT_MASKED_TEXT_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "common/text/data_set.h"
#include "common/text/span.h"
#include "common/text/word_finder.h"
#include "dudao/v1/review.pb.h"

namespace dudao::scoring {

// Words that all reports share by right: phrases of policy, slogans, names of indicators, words of
// the notice. They are compared, but do not count as copied.
class CommonWords {
 public:
  // Reads data/copied/common_phrases.tsv, the phrases of data/lexicon/not_figures.tsv and the names
  // of data/metrics/metrics.tsv, of which indicators are made; of each notice (text, with its line
  // breaks) the clauses of eight Han or more are common, too. InvalidArgument names file, line and
  // column.
  static absl::StatusOr<CommonWords> Create(const text::DataSet& data,
                                            const std::vector<std::u32string>& notices = {});

  text::WordFinder::Found FindNext(std::u32string_view text, size_t from) const {
    return words_.FindNext(text, from);
  }

 private:
  text::WordFinder words_;
};

struct MaskedText {
  std::u16string text;         // characters beyond the first plane are left out
  std::vector<uint32_t> home;  // never decreasing, code points of the source
  std::vector<bool> counts;    // no mask and no common word

  // The span of the source that [begin, end) came from.
  text::Span Home(size_t begin, size_t end) const {
    return begin < end ? text::Span{home[begin], home[end - 1] + 1} : text::Span{};
  }
};

// The body without furniture, title and headings. `review` holds the marks of `source`.
MaskedText Mask(std::u32string_view source, const v1::Review& review, const CommonWords& common);

}  // namespace dudao::scoring

#endif  // DUDAO_SERVICES_SCORING_CORE_COPIED_TEXT_MASKED_TEXT_H_
