// Packs the parts of a document into a ZIP, deflated, with a fixed date: the same parts give the
// same bytes.
//
//   ZipPackage zip;
//   zip.Add("word/document.xml", xml);
//   std::string bytes = zip.Finish();
#ifndef DUDAO_CLI_PAPERS_DOCX_ZIP_WRITER_H_
#define DUDAO_CLI_PAPERS_DOCX_ZIP_WRITER_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace dudao::cli {

class ZipPackage {
 public:
  // Names are UTF-8 with '/' between folders; parts below 4 GiB.
  void Add(std::string_view name, std::string_view data);
  std::string Finish() const;

 private:
  std::string parts_, directory_;
  uint16_t count_ = 0;
};

}  // namespace dudao::cli

#endif  // DUDAO_CLI_PAPERS_DOCX_ZIP_WRITER_H_
