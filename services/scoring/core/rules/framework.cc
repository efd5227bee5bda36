#include "services/scoring/core/rules/framework.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "absl/status/status.h"
#include "common/text/sha256.h"
#include "services/scoring/core/rules/framework_reader.h"

namespace dudao::scoring {
namespace {

constexpr std::string_view kFirst = "default-county";

template <typename List>
auto FindById(const List& list, std::string_view id) -> decltype(&list.front()) {
  const auto it =
      std::find_if(list.begin(), list.end(), [&](const auto& one) { return one.id == id; });
  return it == list.end() ? nullptr : &*it;
}

}  // namespace

const Indicator* Framework::Find(std::string_view indicator) const {
  return FindById(indicators, indicator);
}

const IndicatorGroup* Framework::FindGroup(std::string_view group) const {
  return FindById(groups, group);
}

absl::StatusOr<Frameworks> Frameworks::Create(const text::DataSet& data, const LineTable& lines,
                                              const metrics::MetricTable& metrics,
                                              text::Vocabulary* vocabulary) {
  Frameworks out;
  FrameworkReader reader(lines, metrics, vocabulary);
  if (absl::Status status = reader.ReadJudgedWords(data); !status.ok()) return status;
  for (const text::DataFile* file : data.Under("frameworks/")) {
    if (!file->path.ends_with(".yaml")) continue;
    auto framework = reader.Read(*file);
    if (!framework.ok()) return framework.status();
    if (out.Find(framework->id) != nullptr)
      return absl::InvalidArgumentError(
          fmt::format("{}:1:1: 编号 {} 已用于另一个指标体系", file->shown, framework->id));
    framework->digest = text::Sha256Hex(
        fmt::format("{}\n{}", text::Sha256Hex(file->content), data.Digest({"thresholds/"})));
    out.all_.push_back(*std::move(framework));
  }
  if (out.all_.empty()) return absl::NotFoundError("no framework under frameworks/");
  std::stable_sort(out.all_.begin(), out.all_.end(), [](const Framework& a, const Framework& b) {
    return std::pair(a.id != kFirst, a.id) < std::pair(b.id != kFirst, b.id);
  });
  return out;
}

const Framework* Frameworks::Find(std::string_view id) const { return FindById(all_, id); }

const Framework* Frameworks::DefaultFor(std::string_view level) const {
  if (const Framework* named = Find(fmt::format("default-{}", level))) return named;
  const auto it =
      std::find_if(all_.begin(), all_.end(), [&](const Framework& f) { return f.level == level; });
  return it == all_.end() ? nullptr : &*it;
}

}  // namespace dudao::scoring
