// Little-endian numbers out of bytes nobody vouches for: what lies outside reads as zero.
//
//   Bytes fib(stream);
//   fib.U16(0);            // wIdent
//   fib.Slice(512, 512);   // cut to what is there
#ifndef DUDAO_SERVICES_INGEST_CORE_DOC_BYTES_H_
#define DUDAO_SERVICES_INGEST_CORE_DOC_BYTES_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dudao::ingest::doc {

class Bytes {
 public:
  Bytes() = default;
  explicit Bytes(std::string_view bytes) : bytes_(bytes) {}

  size_t size() const { return bytes_.size(); }
  std::string_view view() const { return bytes_; }
  bool Holds(size_t at, size_t length) const {
    return at <= bytes_.size() && length <= bytes_.size() - at;
  }

  uint8_t U8(size_t at) const { return static_cast<uint8_t>(Number(at, 1)); }
  uint16_t U16(size_t at) const { return static_cast<uint16_t>(Number(at, 2)); }
  uint32_t U32(size_t at) const { return Number(at, 4); }

  Bytes Slice(size_t at, size_t length) const {
    return Bytes(bytes_.substr(std::min(at, bytes_.size()), length));
  }
  Bytes From(size_t at) const { return Slice(at, bytes_.size()); }

 private:
  uint32_t Number(size_t at, int width) const {
    if (!Holds(at, static_cast<size_t>(width))) return 0;
    uint32_t out = 0;
    for (int i = width - 1; i >= 0; --i) out = out << 8 | static_cast<uint8_t>(bytes_[at + i]);
    return out;
  }

  std::string_view bytes_;
};

}  // namespace dudao::ingest::doc

#endif  // DUDAO_SERVICES_INGEST_CORE_DOC_BYTES_H_
