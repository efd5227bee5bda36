// Fills the {{fields}} of a Word document that an office has laid out itself.
//
//   {{地区}}        the value of a field; line breaks in it become breaks
//   {{?稿件标记}}    the same; its paragraph (or its drawing) goes when the value is empty
//   {{问题.位置}}    a field of a list: the table row it stands in (or the paragraph, outside a
//   table)
//                  is repeated for each record
//
// Word may have cut a field into several runs: the look of its first character counts.
#ifndef DUDAO_CLI_PAPERS_DOCX_DOCUMENT_TEMPLATE_H_
#define DUDAO_CLI_PAPERS_DOCX_DOCUMENT_TEMPLATE_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace dudao::cli {

using Record = std::map<std::string, std::string, std::less<>>;

struct TemplateValues {
  Record fields;
  std::map<std::string, std::vector<Record>, std::less<>> lists;
};

// `docx`: the bytes of the template. InvalidArgument names an unknown field or one without an end;
// otherwise as zip::Archive and xml::Parse. Other parts of the document stay byte for byte.
absl::StatusOr<std::string> FillDocument(std::string_view docx, const TemplateValues& values);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_PAPERS_DOCX_DOCUMENT_TEMPLATE_H_
