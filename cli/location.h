// Where a place of the report is, the way an officer says it: 二、(一)2. 第4)项.
#ifndef DUDAO_CLI_LOCATION_H_
#define DUDAO_CLI_LOCATION_H_

#include <string>

#include "common/text/span.h"
#include "dudao/v1/review.pb.h"

namespace dudao::cli {

// Empty before the first heading and item.
std::string LocationOf(const v1::Review& review, text::Span place);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_LOCATION_H_
