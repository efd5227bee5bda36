#include "cli/experts_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "cli/decision_files.h"
#include "cli/exit_code.h"
#include "cli/setup.h"
#include "cli/terminal_text.h"

namespace dudao::cli {
namespace {

std::vector<ExpertView> Differing(std::vector<ExpertView> views) {
  views.erase(std::remove_if(views.begin(), views.end(),
                             [](const ExpertView& v) { return v.spread().is_zero(); }),
              views.end());
  std::stable_sort(views.begin(), views.end(), [](const ExpertView& a, const ExpertView& b) {
    return b.spread() < a.spread();
  });
  return views;
}

std::string LineOf(const ExpertView& view) {
  std::vector<std::string> scores;
  for (const auto& [expert, score] : view.scores) {
    scores.push_back(fmt::format("{} {}", expert, score.ToString()));
  }
  return fmt::format("  {}  {}  相差 {} 分（{}—{}，平均 {}）：{}\n", PadRight(view.place, 14),
                     PadRight(view.indicator, 5), view.spread().ToString(), view.lowest.ToString(),
                     view.highest.ToString(), view.mean.ToString(), fmt::join(scores, "，"));
}

}  // namespace

std::string RenderExperts(const std::vector<ExpertScores>& experts) {
  std::vector<ExpertFault> faults;
  for (const ExpertScores& one : experts) {
    faults.insert(faults.end(), one.faults.begin(), one.faults.end());
  }
  const std::vector<ExpertView> views = Combine(experts, &faults);
  std::string out;
  if (!faults.empty()) out += fmt::format("请补正 {} 处，补正前不计入：\n", faults.size());
  for (const ExpertFault& fault : faults) out += fmt::format("  {}：{}\n", fault.where, fault.what);
  const std::vector<ExpertView> apart = Differing(views);
  if (!apart.empty()) out += fmt::format("专家评分不一致 {} 项：\n", apart.size());
  for (const ExpertView& view : apart) out += LineOf(view);
  out += fmt::format("共 {} 份评分表，有效评分 {} 项，其中专家之间不一致 {} 项。\n", experts.size(),
                     views.size(), apart.size());
  return out;
}

int RunExperts(const ExpertsOptions& options) {
  auto wordings = Wordings::Create(options.data_dir);
  if (!wordings.ok()) return ReportSetupFault(wordings.status());
  const auto experts = ReadExpertFiles(options.paths);
  if (!experts.ok()) {
    fmt::print(stderr, "{}\n",
               FaultLine(wordings->faults, options.paths.front(), experts.status()));
    return kSomeInputsFailed;
  }
  const std::string shown = RenderExperts(*experts);
  std::fwrite(shown.data(), 1, shown.size(), stdout);
  std::vector<ExpertFault> faults;
  Combine(*experts, &faults);
  const bool fine = faults.empty() && std::all_of(experts->begin(), experts->end(),
                                                  [](const auto& e) { return e.faults.empty(); });
  return fine ? kAllFine : kSomeInputsFailed;
}

}  // namespace dudao::cli
