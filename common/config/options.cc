#include "common/config/options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cctype>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <utility>

#include "common/config/arguments.h"
#include "common/config/yaml_file.h"

namespace dudao::config {
namespace {

std::string FlagName(const std::string& name) {
  std::string out = "--" + name;
  for (char& c : out) c = c == '.' ? '-' : c;
  return out;
}

std::string VariableName(const std::string& name) {
  std::string out = "DUDAO_";
  for (const char c : name) {
    out +=
        c == '.' || c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  }
  return out;
}

std::string Quoted(const std::string& value) {
  std::string out = "\"";
  for (const char c : value) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

// The file's content less the line end editors leave behind.
absl::Status ReadSecret(const std::string& path, std::string& out) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return absl::InvalidArgumentError(fmt::format("cannot read {}", path));
  out.assign(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  while (!out.empty() && (out.back() == '\n' || out.back() == '\r')) out.pop_back();
  return absl::OkStatus();
}

constexpr char kFooter[] =
    "优先级：命令行 > 环境变量 DUDAO_* > 配置文件 (--config) > 默认值。"
    "--store-path 即环境变量 DUDAO_STORE_PATH，即配置文件中的 store: {path: …}。";

}  // namespace

std::optional<std::string> FromEnvironment(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  if (value == nullptr) return std::nullopt;
  return value;
}

Options::Options(std::string program, std::string about)
    : program_(std::move(program)), about_(std::move(about)) {}

void Options::AddEntry(const std::string& name, const std::string& help, bool is_flag, bool secret,
                       std::function<absl::Status(std::string_view)> parse,
                       std::function<std::string()> show) {
  entries_.push_back({name, help, is_flag, secret, std::move(parse), std::move(show)});
}

void Options::AddSecret(const std::string& name, std::string* value, const std::string& help) {
  AddEntry(
      name, help, false, true, [value](std::string_view text) { return ParseValue(text, *value); },
      [value] { return value->empty() ? "" : "***"; });
  AddEntry(
      name + "-file", help + "（从文件读取）", false, true,
      [value](std::string_view path) { return ReadSecret(std::string(path), *value); },
      [value] { return value->empty() ? "" : "***"; });
}

Options::Entry* Options::Find(std::string_view name) {
  for (Entry& entry : entries_) {
    if (entry.name == name) return &entry;
  }
  return nullptr;
}

void Options::Attach(CLI::App& app) {
  app.add_option("--config", config_file_, "配置文件（YAML）");
  app.add_flag("--print-config", print_, "显示每一项的生效值及其来源，然后退出");
  for (size_t i = 0; i < entries_.size(); ++i) {
    const Entry& entry = entries_[i];
    const std::string flag = FlagName(entry.name);
    const std::string value = entry.show();
    const std::string help =
        value.empty() ? entry.help : fmt::format("{}［{}］", entry.help, value);
    if (entry.is_flag) {
      app.add_flag_function(
          flag, [this, i](int64_t count) { entries_[i].from_flag = count > 0 ? "true" : "false"; },
          help);
    } else {
      app.add_option_function<std::string>(
          flag, [this, i](const std::string& v) { entries_[i].from_flag = v; }, help);
    }
  }
  app.footer(kFooter);
}

absl::StatusOr<Outcome> Options::Read(int argc, const char* const* argv) {
  return Read(argc, argv, FromEnvironment);
}

absl::StatusOr<Outcome> Options::Read(int argc, const char* const* argv,
                                      const Environment& environment) {
  CLI::App app(about_, program_);
  SpeakChinese(app);
  app.set_version_flag("--version", std::string(DUDAO_VERSION), "显示版本");
  Attach(app);
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    return Outcome{false, 0, app.help()};
  } catch (const CLI::CallForVersion&) {
    return Outcome{false, 0, fmt::format("{} {}\n", program_, DUDAO_VERSION)};
  } catch (const CLI::ParseError& e) {
    return absl::InvalidArgumentError(ArgumentFault(app, e) + "。用 --help 查看用法");
  }
  return Resolve(environment);
}

absl::StatusOr<Outcome> Options::Resolve() { return Resolve(FromEnvironment); }

// From the weakest source to the strongest; each is read whole, so a fault in any is found.
absl::StatusOr<Outcome> Options::Resolve(const Environment& environment) {
  std::string file = config_file_;
  if (file.empty()) file = environment("DUDAO_CONFIG").value_or("");
  absl::Status read = file.empty() ? absl::OkStatus() : ReadFile(file);
  if (read.ok()) read = ReadEnvironment(environment);
  if (read.ok()) read = ReadFlags();
  if (!read.ok()) return read;
  if (print_) return Outcome{false, 0, Print()};
  return Outcome{};
}

absl::Status Options::ReadFile(const std::string& path) {
  absl::StatusOr<std::vector<YamlValue>> values = ReadYamlFile(path);
  if (!values.ok()) return values.status();
  for (const YamlValue& value : *values) {
    Entry* entry = Find(value.key);
    if (entry == nullptr) {
      return absl::InvalidArgumentError(
          fmt::format("{}: unknown option {}", value.place, value.key));
    }
    if (absl::Status set = Set(*entry, value.text, value.place); !set.ok()) return set;
  }
  return absl::OkStatus();
}

absl::Status Options::ReadEnvironment(const Environment& environment) {
  for (Entry& entry : entries_) {
    const std::string name = VariableName(entry.name);
    const auto value = environment(name);
    if (!value) continue;
    if (absl::Status set = Set(entry, *value, name); !set.ok()) return set;
  }
  return absl::OkStatus();
}

absl::Status Options::ReadFlags() {
  for (Entry& entry : entries_) {
    if (!entry.from_flag) continue;
    if (absl::Status set = Set(entry, *entry.from_flag, FlagName(entry.name)); !set.ok())
      return set;
  }
  return absl::OkStatus();
}

absl::Status Options::Set(Entry& entry, std::string_view text, const std::string& source) {
  const absl::Status parsed = entry.parse(text);
  entry.source = source;
  if (parsed.ok()) return parsed;
  return absl::InvalidArgumentError(
      fmt::format("{}: {}: {}", source, entry.name, std::string(parsed.message())));
}

std::string Options::Print() const {
  std::string out;
  for (const Entry& entry : entries_) {
    // A masked secret must not be taken for a value when this is used as a file.
    out += fmt::format("{}{}: {}  # {}\n", entry.secret ? "# " : "", entry.name,
                       Quoted(entry.show()), entry.source);
  }
  return out;
}

}  // namespace dudao::config
