#include "common/store/review_id.h"

#include <initializer_list>
#include <string_view>

#include "common/text/sha256.h"

namespace dudao::store {
namespace {

// Lengths are part of what is hashed: ("ab", "c") and ("a", "bc") are two names.
std::string HashOf(std::initializer_list<std::string_view> parts) {
  std::string joined;
  for (std::string_view part : parts) {
    joined += std::to_string(part.size());
    joined += ':';
    joined += part;
  }
  return text::Sha256Hex(joined).substr(0, 32);
}

}  // namespace

std::string ReviewId(const std::string& document_id, const v1::ReviewOptions& options,
                     const v1::StageVersions& stages) {
  const v1::FrameOverrides& stated = options.overrides();
  const auto year = [](bool has, uint32_t value) { return has ? std::to_string(value) : ""; };
  return HashOf({document_id, options.framework(),
                 year(stated.has_evaluation_year(), stated.evaluation_year()),
                 year(stated.has_duty_year(), stated.duty_year()), stated.province(),
                 stated.level(), stages.ingest(), stages.segmentation(), stages.extraction(),
                 stages.scoring()});
}

std::string JobId(const std::string& submitter, const std::string& idempotency_key) {
  return HashOf({submitter, idempotency_key});
}

}  // namespace dudao::store
