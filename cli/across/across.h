// Reports of one batch laid beside each other: what they share, how their figures lie, how they
// stand to the office's statistics.
//
//   Across across(common_words, {.reference = &table});
//   across.Add(0, review, text);  …  across.AddLibrary(review, text);
//   across.Compare();
//   options.mutable_beyond()->CopyFrom(across.BeyondOf(0));   // for a second, complete review
#ifndef DUDAO_CLI_ACROSS_ACROSS_H_
#define DUDAO_CLI_ACROSS_ACROSS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cli/across/distribution.h"
#include "cli/across/place_summary.h"
#include "cli/across/reference_table.h"
#include "dudao/v1/document.pb.h"
#include "dudao/v1/review.pb.h"
#include "services/scoring/core/copied_text/copy_finder.h"
#include "services/scoring/core/copied_text/masked_text.h"

namespace dudao::cli {

// A passage two texts share, for the office alone: it names both.
struct Shared {
  size_t report = 0;       // index in the batch
  std::string other_name;  // file of the other
  std::string other_place;
  std::string source;  // last_year, report or library
  text::Span span;     // in the report, code points
  uint32_t characters = 0;
};

class Across {
 public:
  // `reference` may be null; both must outlive it.
  Across(const scoring::CommonWords& common, const ReferenceTable* reference, size_t reports)
      : common_(common), reference_(reference), places_(reports), texts_(reports) {}

  // Report `index` of the batch; each once, from any thread. A report that could not be read is
  // left out and is compared with nothing.
  void Add(size_t index, const v1::Review& review, std::u32string_view text);
  // A text that only others are compared with: last year's report, a sample found on the net. One
  // thread.
  void AddLibrary(const v1::Review& review, std::u32string_view text);

  // After all were added.
  void Compare();

  // What is known of report `index` from the others; empty when nothing is.
  v1::Beyond BeyondOf(size_t index) const;
  // In order of the batch and place.
  const std::vector<Shared>& shared() const { return shared_; }
  // One for each report of the batch; of one that was not added the source_name is empty.
  std::vector<PlaceSummary> summaries() const;
  const std::vector<Compared>& compared(size_t index) const { return places_[index].compared; }

 private:
  struct PlaceData {
    PlaceSummary summary;
    std::vector<Compared> compared;
    std::vector<v1::ReferenceDifference> differences;
  };
  std::string SourceOf(size_t report, size_t other) const;
  void AddShared(const scoring::Passage& p, bool swapped);

  const scoring::CommonWords& common_;
  const ReferenceTable* reference_;
  std::vector<PlaceData> places_;  // of the batch, then of the library
  std::vector<scoring::MaskedText> texts_;
  size_t library_ = 0;
  std::vector<Shared> shared_;
};

}  // namespace dudao::cli

#endif  // DUDAO_CLI_ACROSS_ACROSS_H_
