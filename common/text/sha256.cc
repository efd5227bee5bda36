#include "common/text/sha256.h"

#include <openssl/evp.h>

#include <cstdlib>

namespace dudao::text {

std::string Sha256Hex(std::string_view bytes) {
  // Looked up once: by name at every call the look-up takes longer than the digest.
  static EVP_MD* const kAlgorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  unsigned char digest[32];
  if (EVP_Digest(bytes.data(), bytes.size(), digest, nullptr, kAlgorithm, nullptr) != 1)
    std::abort();
  static constexpr char kHex[] = "0123456789abcdef";
  std::string out;
  out.reserve(2 * sizeof(digest));
  for (unsigned char b : digest) {
    out.push_back(kHex[b >> 4]);
    out.push_back(kHex[b & 15]);
  }
  return out;
}

}  // namespace dudao::text
