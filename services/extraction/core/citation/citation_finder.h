// Cited documents in reading text: 《…》 titles, and document numbers beside them or alone.
//
//   auto rules = CitationRules::Create(data);
//   rules->Find(U"县政府印发《云岭县校车管理办法》(云政办发〔2021〕7号)", {"云岭县", "county"});
//   // title 云岭县校车管理办法, doc_no 云政办发〔2021〕7号, kind local
//
// A title may hold 〈…〉, <…> and 《…》 of its own. One that is never closed ends before the next
// stop.
#ifndef DUDAO_SERVICES_EXTRACTION_CORE_CITATION_CITATION_FINDER_H_
#define DUDAO_SERVICES_EXTRACTION_CORE_CITATION_CITATION_FINDER_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "common/text/data_set.h"
#include "dudao/v1/extraction.pb.h"
#include "services/extraction/core/citation/citation_kind.h"
#include "services/extraction/core/shared/report_text.h"

namespace dudao::extraction {

struct CitationMark {
  Range range;            // the title with its marks, or a number that stands alone
  Range title;            // without the outermost 《》; empty for a lone number
  Range doc_no;           // empty: none
  bool closed = true;     // whether the 》 is there
  std::string_view kind;  // law, policy, local or other
};

class CitationRules {
 public:
  // Reads lexicon/cite_kinds.tsv, cite_issuers.tsv and cite_verbs.tsv.
  static absl::StatusOr<CitationRules> Create(const text::DataSet& data);

  // In text order, none overlapping. Linear in the length of the text.
  std::vector<CitationMark> Find(const ReportText& report, const ReportingPlace& place) const;

 private:
  explicit CitationRules(CitationKinds kinds) : kinds_(std::move(kinds)) {}
  CitationKinds kinds_;
};

// The mark in the words of the source; line breaks inside a title vanish.
void ToProto(const CitationMark& mark, const ReportText& report, v1::Citation* out);

}  // namespace dudao::extraction

#endif  // DUDAO_SERVICES_EXTRACTION_CORE_CITATION_CITATION_FINDER_H_
