#include "tests/support/zip_writer.h"

#include <zlib.h>

namespace dudao::test {
namespace {

void Put(std::string* out, uint64_t value, int width) {
  for (int i = 0; i < width; ++i) out->push_back(static_cast<char>(value >> (8 * i)));
}

std::string Deflate(std::string_view data) {
  z_stream stream{};
  deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY);
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

ZipWriter& ZipWriter::Add(const ZipEntry& entry) {
  const bool deflate = entry.deflate && entry.method == 0;
  const std::string packed = deflate ? Deflate(entry.data) : entry.data;
  const uint32_t begin = static_cast<uint32_t>(local_.size());
  std::string common;  // what local header and directory row share
  Put(&common, 20, 2);
  Put(&common, entry.flags, 2);
  Put(&common, deflate ? 8 : entry.method, 2);
  Put(&common, 0, 4);
  Put(&common, crc32(0, reinterpret_cast<const Bytef*>(entry.data.data()), entry.data.size()), 4);
  Put(&common, packed.size(), 4);
  Put(&common, entry.data.size(), 4);
  Put(&common, entry.name.size(), 2);
  local_ += "PK\3\4" + common + std::string(2, '\0') + entry.name + packed;
  directory_ += std::string("PK\1\2") + std::string("\x14\0", 2) + common;
  Put(&directory_, entry.extra.size(), 2);
  directory_ += std::string(10, '\0');  // no comment, disk 0, no attributes
  Put(&directory_, begin, 4);
  directory_ += entry.name + entry.extra;
  ++entries_;
  return *this;
}

std::string ZipWriter::Finish() const {
  std::string out = local_ + directory_ + "PK\5\6" + std::string(4, '\0');
  Put(&out, entries_, 2);
  Put(&out, entries_, 2);
  Put(&out, directory_.size(), 4);
  Put(&out, local_.size(), 4);
  return out + std::string(2, '\0');
}

std::string Zip(const std::vector<std::pair<std::string, std::string>>& parts) {
  ZipWriter out;
  for (const auto& [name, data] : parts) out.Add(name, data);
  return out.Finish();
}

}  // namespace dudao::test
