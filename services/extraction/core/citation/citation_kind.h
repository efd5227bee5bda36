// What kind of document a title names: law, policy from above, local (issued by the reporting
// government or its departments), other (a book, a contest). Told by the title's own words, by the
// place it names, then by the verb and the issuer before it.
//
//   kinds.Of(text, title, place)   // 县政府印发《…方案》 → local, 落实《…意见》 → policy
#ifndef DUDAO_SERVICES_EXTRACTION_CORE_CITATION_CITATION_KIND_H_
#define DUDAO_SERVICES_EXTRACTION_CORE_CITATION_CITATION_KIND_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "common/text/data_set.h"
#include "services/extraction/core/shared/range.h"
#include "services/extraction/core/shared/word_table.h"

namespace dudao::extraction {

// Who reports: both as in the frame, empty when unknown.
struct ReportingPlace {
  std::u32string region;  // 云岭县
  std::string level;      // province, prefecture, county, township or school
};

class CitationKinds {
 public:
  static absl::StatusOr<CitationKinds> Create(const text::DataSet& data);

  // What the words before a title say of it.
  enum class Lead { kNone, kIssuedHere, kFromAbove };

  // law, policy, local or other, and the rule that tells.
  struct Kind {
    std::string_view name, rule;
  };

  // Of the document titled text[title], whose lead is `lead`.
  Kind Of(std::u32string_view text, Range title, Lead lead, const ReportingPlace& place) const;
  // Reads the clause before `begin`, at most 40 characters.
  Lead LeadBefore(std::u32string_view text, size_t begin, const ReportingPlace& place) const;
  // Length of the verb or particle that `words` ends with: 根据, 印发.
  size_t VerbEnding(std::u32string_view words) const;

 private:
  CitationKinds(WordTable titles, WordTable title_ends, WordTable issuers, WordTable verbs);

  std::string_view TitleClass(std::u32string_view title) const;
  // Rank of the issuer that the title names: 0 none, 1 nation … 4 county, 5 the reporter itself.
  int RankInTitle(std::u32string_view title) const;
  int RankOf(const text::WordFinder::Hit& hit) const;

  WordTable titles_;      // forward: whole, start, inside
  WordTable title_ends_;  // backward
  WordTable issuers_;
  WordTable verbs_;
};

}  // namespace dudao::extraction

#endif  // DUDAO_SERVICES_EXTRACTION_CORE_CITATION_CITATION_KIND_H_
