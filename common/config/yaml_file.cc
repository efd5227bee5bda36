#include "common/config/yaml_file.h"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <set>
#include <utility>

namespace dudao::config {
namespace {

class Reader {
 public:
  explicit Reader(std::string path) : path_(std::move(path)) {}

  absl::StatusOr<std::vector<YamlValue>> Read() {
    try {
      const YAML::Node root = YAML::LoadFile(path_);
      if (root.IsNull()) return values_;
      if (!root.IsMap()) return Error(root.Mark(), "expected KEY: VALUE");
      if (absl::Status taken = TakeMap(root, ""); !taken.ok()) return taken;
      return values_;
    } catch (const YAML::BadFile&) {
      return absl::InvalidArgumentError(fmt::format("cannot read configuration file {}", path_));
    } catch (const YAML::Exception& e) {
      return Error(e.mark, e.msg);
    }
  }

 private:
  std::string Place(const YAML::Mark& mark) const {
    return fmt::format("{}:{}:{}", path_, mark.line + 1, mark.column + 1);
  }
  absl::Status Error(const YAML::Mark& mark, std::string_view reason) const {
    return absl::InvalidArgumentError(fmt::format("{}: {}", Place(mark), reason));
  }

  absl::Status TakeMap(const YAML::Node& map, const std::string& prefix) {
    for (const auto& pair : map) {
      if (!pair.first.IsScalar()) return Error(pair.first.Mark(), "expected a key");
      const std::string key = prefix + pair.first.Scalar();
      const absl::Status taken = pair.second.IsMap() ? TakeMap(pair.second, key + ".")
                                                     : TakeValue(key, pair.first, pair.second);
      if (!taken.ok()) return taken;
    }
    return absl::OkStatus();
  }

  absl::Status TakeValue(const std::string& key, const YAML::Node& name, const YAML::Node& value) {
    if (!seen_.insert(key).second) {
      return Error(name.Mark(), fmt::format("{} is there twice", key));
    }
    std::vector<std::string> texts;
    if (value.IsScalar()) texts.push_back(value.Scalar());
    for (const YAML::Node& element : value) {
      if (!element.IsScalar()) return Error(element.Mark(), "expected a plain value");
      texts.push_back(element.Scalar());
    }
    values_.push_back({key, fmt::format("{}", fmt::join(texts, ",")), Place(name.Mark())});
    return absl::OkStatus();
  }

  const std::string path_;
  std::vector<YamlValue> values_;
  std::set<std::string> seen_;
};

}  // namespace

absl::StatusOr<std::vector<YamlValue>> ReadYamlFile(const std::string& path) {
  return Reader(path).Read();
}

}  // namespace dudao::config
