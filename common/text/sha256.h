// SHA-256 of bytes: identity of documents, of data files, of stages.
#ifndef DUDAO_COMMON_TEXT_SHA256_H_
#define DUDAO_COMMON_TEXT_SHA256_H_

#include <string>
#include <string_view>

namespace dudao::text {

// Lower-case hex, 64 characters.
std::string Sha256Hex(std::string_view bytes);

}  // namespace dudao::text

#endif  // DUDAO_COMMON_TEXT_SHA256_H_
