// Restricted findings (a leader's name, secrecy marks, personal data) are shown by place alone.
#ifndef DUDAO_CLI_RESTRICTED_H_
#define DUDAO_CLI_RESTRICTED_H_

#include <string_view>

#include "dudao/v1/review.pb.h"

namespace dudao::cli {

// Replaces every character that a restricted finding rests on by ■ wherever the review quotes it
// (marks, evidence, asks, document.text), and the finding's own words by `message`. Spans stay.
// A review without such findings is left as it is.
void MaskRestricted(std::string_view message, v1::Review* review);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_RESTRICTED_H_
