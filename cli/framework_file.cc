#include "cli/framework_file.h"

#include <fmt/format.h>

#include <cerrno>
#include <fstream>
#include <iterator>
#include <utility>

#include "absl/status/status.h"
#include "cli/system_reason.h"
#include "common/yaml/document.h"

namespace dudao::cli {
namespace {

std::string IdOf(const text::DataFile& file) {
  for (auto& [key, value] : yaml::ReadHead(file)) {
    if (key == "id") return std::move(value);
  }
  return {};
}

}  // namespace

bool NamesFrameworkFile(std::string_view framework) {
  return framework.ends_with(".yaml") || framework.ends_with(".yml");
}

absl::StatusOr<std::string> AddFramework(const std::string& framework, text::DataSet* data) {
  if (!NamesFrameworkFile(framework)) return framework;
  std::ifstream in(framework, std::ios::binary);
  if (!in)
    return absl::InvalidArgumentError(fmt::format(
        "{}：打不开（{}）", framework, errno == ENOENT ? "没有这个文件" : SystemReason(errno)));
  text::DataFile file;
  file.content.assign(std::istreambuf_iterator<char>(in), {});
  file.shown = framework;
  const std::string id = IdOf(file);
  // Without an id it is read all the same, and refused with its place.
  file.path = fmt::format("frameworks/{}.yaml", id);
  data->Add(std::move(file));
  return id;
}

}  // namespace dudao::cli
