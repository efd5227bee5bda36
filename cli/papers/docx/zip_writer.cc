#include "cli/papers/docx/zip_writer.h"

#include <zlib.h>

namespace dudao::cli {
namespace {

constexpr uint16_t kVersion = 20, kUtf8Name = 0x0800, kDeflated = 8;
constexpr uint32_t kDate = 0x00210000;  // 1980-01-01, 0:00: the first a ZIP can say

// Little-endian.
void Put(uint64_t value, int bytes, std::string* out) {
  for (int i = 0; i < bytes; ++i) out->push_back(static_cast<char>(value >> (8 * i)));
}

std::string Deflated(std::string_view data) {
  z_stream stream{};
  deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, data.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(data.data()));
  stream.avail_in = static_cast<uInt>(data.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

}  // namespace

// APPNOTE.TXT 6.3.10, 4.3.7 and 4.3.12.
void ZipPackage::Add(std::string_view name, std::string_view data) {
  const std::string packed = Deflated(data);
  const uint64_t begin = parts_.size();
  std::string common;  // what the local header and the row of the directory share
  Put(kVersion, 2, &common);
  Put(kUtf8Name, 2, &common);
  Put(kDeflated, 2, &common);
  Put(kDate, 4, &common);
  Put(crc32(0, reinterpret_cast<const Bytef*>(data.data()), static_cast<uInt>(data.size())), 4,
      &common);
  Put(packed.size(), 4, &common);
  Put(data.size(), 4, &common);
  Put(name.size(), 2, &common);
  Put(0, 2, &common);  // no extra field
  parts_ += "PK\3\4" + common;
  parts_.append(name).append(packed);
  directory_ += "PK\1\2";
  Put(kVersion, 2, &directory_);
  directory_ += common;
  Put(0, 10, &directory_);  // no comment, disk 0, no attributes
  Put(begin, 4, &directory_);
  directory_.append(name);
  ++count_;
}

std::string ZipPackage::Finish() const {
  std::string out = parts_ + directory_ + "PK\5\6";
  Put(0, 4, &out);  // one disk
  Put(count_, 2, &out);
  Put(count_, 2, &out);
  Put(directory_.size(), 4, &out);
  Put(parts_.size(), 4, &out);
  Put(0, 2, &out);  // no comment
  return out;
}

}  // namespace dudao::cli
