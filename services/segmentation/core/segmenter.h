// Document to Segmentation: frame, chrome, headings, items, roles, paragraphs.
#ifndef DUDAO_SERVICES_SEGMENTATION_CORE_SEGMENTER_H_
#define DUDAO_SERVICES_SEGMENTATION_CORE_SEGMENTER_H_

#include <memory>

#include "absl/status/statusor.h"
#include "common/text/data_set.h"
#include "common/text/source_text.h"
#include "dudao/v1/document.pb.h"
#include "dudao/v1/segmentation.pb.h"

namespace dudao::segmentation {

class Segmenter {
 public:
  // Reads data/segmentation/ and data/divisions/. InvalidArgument names file, line and column.
  static absl::StatusOr<std::unique_ptr<const Segmenter>> Create(const text::DataSet& data);
  ~Segmenter();

  // Fills `out`, which is empty. Pure and thread-safe. Of `layout` only paragraphs are read:
  // outline levels and kinds. Stated overrides win over what is read.
  void Segment(const text::SourceText& source, const v1::Document& layout,
               const v1::FrameOverrides& overrides, v1::Segmentation* out) const;
  v1::Segmentation Segment(const text::SourceText& source, const v1::Document& layout,
                           const v1::FrameOverrides& overrides) const {
    v1::Segmentation out;
    Segment(source, layout, overrides, &out);
    return out;
  }
  // The same for text of which no format says more.
  v1::Segmentation Segment(const text::SourceText& source,
                           const v1::FrameOverrides& overrides) const {
    return Segment(source, v1::Document::default_instance(), overrides);
  }

 private:
  struct Rules;
  explicit Segmenter(std::unique_ptr<const Rules> rules);
  std::unique_ptr<const Rules> rules_;
};

}  // namespace dudao::segmentation

#endif  // DUDAO_SERVICES_SEGMENTATION_CORE_SEGMENTER_H_
