// The four stages: their names, order and digests.
#ifndef DUDAO_COMMON_STAGE_STAGE_H_
#define DUDAO_COMMON_STAGE_STAGE_H_

#include <string>
#include <string_view>

#include "common/text/data_set.h"
#include "dudao/v1/review.pb.h"

namespace dudao {

inline constexpr std::string_view kIngest = "ingest";
inline constexpr std::string_view kSegmentation = "segmentation";
inline constexpr std::string_view kExtraction = "extraction";
inline constexpr std::string_view kScoring = "scoring";

// Version of this build, as in CMakeLists.txt.
std::string_view Version();

// Code version + digest of every data file the stage reads: twelve hex digits after the version,
// `0.1.0-3f2a…`; ingest's counts in the versions of the libraries that parse formats. Same digest
// and same input: same output, so it keys caches and reviews.
v1::StageVersions StageDigests(const text::DataSet& data);

}  // namespace dudao

#endif  // DUDAO_COMMON_STAGE_STAGE_H_
