// A YAML file as dotted keys and texts, each with its place.
#ifndef DUDAO_COMMON_CONFIG_YAML_FILE_H_
#define DUDAO_COMMON_CONFIG_YAML_FILE_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace dudao::config {

struct YamlValue {
  std::string key;    // queue.listen, whether nested or written with dots
  std::string text;   // a list is joined with commas
  std::string place;  // FILE:LINE:COLUMN
};

// InvalidArgument names the place of what is not YAML, not a map, or twice there.
absl::StatusOr<std::vector<YamlValue>> ReadYamlFile(const std::string& path);

}  // namespace dudao::config

#endif  // DUDAO_COMMON_CONFIG_YAML_FILE_H_
