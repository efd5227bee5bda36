// zstd for what is stored: reviews and texts.
#ifndef DUDAO_COMMON_STORE_COMPRESS_H_
#define DUDAO_COMMON_STORE_COMPRESS_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace dudao::store {

std::string Compress(std::string_view bytes);

// DataLoss when `packed` is no zstd frame or unpacks to more than `max_bytes`.
absl::StatusOr<std::string> Decompress(std::string_view packed, size_t max_bytes = 256u << 20);

}  // namespace dudao::store

#endif  // DUDAO_COMMON_STORE_COMPRESS_H_
