// A ZIP container made in a test, whole or spoilt on purpose.
//
//   ZipWriter zip;
//   zip.Add("word/document.xml", "<w:document/>");
//   std::string bytes = zip.Finish();
#ifndef DUDAO_TESTS_SUPPORT_ZIP_WRITER_H_
#define DUDAO_TESTS_SUPPORT_ZIP_WRITER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dudao::test {

struct ZipEntry {
  std::string name;
  std::string data;
  bool deflate = true;
  uint16_t flags = 0x0800;  // the name is UTF-8
  uint16_t method = 0;      // other than stored and deflated; the data stay as they are
  std::string extra;        // of the directory row
};

class ZipWriter {
 public:
  ZipWriter& Add(std::string_view name, std::string_view data) {
    return Add({std::string(name), std::string(data)});
  }
  ZipWriter& Add(const ZipEntry& entry);
  std::string Finish() const;

 private:
  std::string local_;
  std::string directory_;
  uint32_t entries_ = 0;
};

// All parts in one archive.
std::string Zip(const std::vector<std::pair<std::string, std::string>>& parts);

}  // namespace dudao::test

#endif  // DUDAO_TESTS_SUPPORT_ZIP_WRITER_H_
