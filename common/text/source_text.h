// The decoded text of one document: made once, never changed, sliced by spans.
//
//   auto source = SourceText::FromUtf8(document.text());
//   source->Utf8({3, 7});
#ifndef DUDAO_COMMON_TEXT_SOURCE_TEXT_H_
#define DUDAO_COMMON_TEXT_SOURCE_TEXT_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "common/text/span.h"

namespace dudao::text {

class SourceText {
 public:
  // InvalidArgument names the byte offset of the first fault when `utf8` is not strict UTF-8.
  static absl::StatusOr<SourceText> FromUtf8(std::string_view utf8);
  explicit SourceText(std::u32string code_points) : code_points_(std::move(code_points)) {}

  std::u32string_view view() const { return code_points_; }
  uint32_t size() const { return static_cast<uint32_t>(code_points_.size()); }

  // The words of a span; a span past the end is cut to it.
  std::u32string_view Slice(Span s) const;
  std::string Utf8(Span s) const;

 private:
  std::u32string code_points_;
};

}  // namespace dudao::text

#endif  // DUDAO_COMMON_TEXT_SOURCE_TEXT_H_
