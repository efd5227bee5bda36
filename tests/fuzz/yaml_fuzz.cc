// Any file: a tree, or an error that names the place; its head either way.
#include "common/yaml/document.h"
#include "tests/fuzz/check.h"

using namespace dudao;

namespace {

void CheckNode(const yaml::Node& node) {
  if (node.IsMap()) FUZZ_CHECK(node.keys().size() == node.items().size());
  FUZZ_CHECK(node.IsText() || node.text().empty());
  FUZZ_CHECK(std::string(node.Error("x").message()).starts_with("f:"));
  for (const yaml::Node& item : node.items()) CheckNode(item);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const text::DataFile file{"f.yaml", std::string(fuzz::Bytes(data, size)), "f"};
  (void)yaml::ReadHead(file);
  const auto document = yaml::Document::Parse(file);
  if (document.ok()) {
    CheckNode(document->root());
  } else {
    FUZZ_CHECK(std::string(document.status().message()).starts_with("f:"));
  }
  return 0;
}
