#include "common/store/compress.h"

#include <zstd.h>

namespace dudao::store {

std::string Compress(std::string_view bytes) {
  std::string packed(ZSTD_compressBound(bytes.size()), '\0');
  // Cannot fail: the bound is the worst case.
  packed.resize(ZSTD_compress(packed.data(), packed.size(), bytes.data(), bytes.size(), 3));
  return packed;
}

absl::StatusOr<std::string> Decompress(std::string_view packed, size_t max_bytes) {
  const unsigned long long size = ZSTD_getFrameContentSize(packed.data(), packed.size());
  // Both error values of zstd are near the maximum, so this refuses them too.
  if (size > max_bytes) return absl::DataLossError("stored bytes are no zstd frame");
  std::string bytes(size, '\0');
  const size_t got = ZSTD_decompress(bytes.data(), bytes.size(), packed.data(), packed.size());
  if (ZSTD_isError(got) || got != size) return absl::DataLossError("stored bytes are damaged");
  return bytes;
}

}  // namespace dudao::store
