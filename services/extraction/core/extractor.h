// Segmented document to Extraction: figures, dates, citations, placeholders, problems,
// rectifications, commitments, and the relations among figures with their verdicts.
#ifndef DUDAO_SERVICES_EXTRACTION_CORE_EXTRACTOR_H_
#define DUDAO_SERVICES_EXTRACTION_CORE_EXTRACTOR_H_

#include <memory>

#include "absl/status/statusor.h"
#include "common/text/data_set.h"
#include "common/text/source_text.h"
#include "dudao/v1/extraction.pb.h"
#include "dudao/v1/segmentation.pb.h"
#include "services/extraction/core/shared/trace.h"

namespace dudao::extraction {

class Extractor {
 public:
  // Reads data/lexicon/ and data/metrics/. InvalidArgument names file, line and column.
  static absl::StatusOr<std::unique_ptr<const Extractor>> Create(const text::DataSet& data);
  ~Extractor();

  // Fills `out`, which is empty, and `trace`, when it is not null, with what the rules did. Pure
  // and thread-safe.
  void Extract(const text::SourceText& source, const v1::Segmentation& segmentation,
               v1::Extraction* out, Trace* trace = nullptr) const;
  v1::Extraction Extract(const text::SourceText& source,
                         const v1::Segmentation& segmentation) const {
    v1::Extraction out;
    Extract(source, segmentation, &out);
    return out;
  }

 private:
  struct Rules;
  explicit Extractor(std::unique_ptr<const Rules> rules);
  std::unique_ptr<const Rules> rules_;
};

}  // namespace dudao::extraction

#endif  // DUDAO_SERVICES_EXTRACTION_CORE_EXTRACTOR_H_
