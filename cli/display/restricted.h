// Restricted findings (a leader's name, secrecy marks, personal data) are shown by place alone.
#ifndef DUDAO_CLI_DISPLAY_RESTRICTED_H_
#define DUDAO_CLI_DISPLAY_RESTRICTED_H_

#include <string>
#include <string_view>
#include <vector>

#include "dudao/v1/review.pb.h"

namespace dudao::cli {

// Replaces every character that a restricted finding rests on by ■ wherever the review quotes it
// (marks, evidence, asks, document.text), and the finding's own words by `message`. Spans stay.
// A review without such findings is left as it is.
void MaskRestricted(std::string_view message, v1::Review* review);

// The same for the source text the spans of `review` lie in.
void MaskText(const v1::Review& review, std::u32string* text);

// What restricted findings rest on, of the source text; MaskWords blanks it wherever it stands.
std::vector<std::string> RestrictedWords(const v1::Review& review, std::string_view source);
void MaskWords(const std::vector<std::string>& words, std::string* utf8);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_DISPLAY_RESTRICTED_H_
