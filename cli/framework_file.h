// A framework as it is named on the command line: the id of one of the data folder, or a file.
//
//   auto id = AddFramework("清江县2024.yaml", &data);   // joins the data folder's; its id
#ifndef DUDAO_CLI_FRAMEWORK_FILE_H_
#define DUDAO_CLI_FRAMEWORK_FILE_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "common/text/data_set.h"

namespace dudao::cli {

// Whether it is the name of a file, by its ending .yaml or .yml.
bool NamesFrameworkFile(std::string_view framework);

// The id, after the file's content has joined `data`, in the place of the framework of that id if
// there is one; `framework` itself when it names no file. InvalidArgument when it cannot be read;
// what is wrong inside the building of the engines says.
absl::StatusOr<std::string> AddFramework(const std::string& framework, text::DataSet* data);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_FRAMEWORK_FILE_H_
