#include "cli/framework/framework_tree.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "services/scoring/core/report/level.h"

namespace dudao::cli {
namespace {

using scoring::Combine;
using scoring::Effect;
using scoring::Framework;
using scoring::Indicator;
using scoring::Style;

std::string Bands(const Indicator& i) {
  std::vector<std::string> parts;
  for (const scoring::Band& b : i.bands)
    parts.push_back(fmt::format("达标准线的{}倍得{}分", b.reached.ToString(),
                                (b.share * i.points).Round(2).ToString()));
  return fmt::format("分档（{}）", fmt::join(parts, "，"));
}

std::string StyleWords(const Indicator& i) {
  switch (i.style) {
    case Style::kAllOrNothing:
      return "全部达线得满分，否则不得分";
    case Style::kRatio:
      return "按实际数与标准线之比折算";
    case Style::kTier:
      return Bands(i);
    case Style::kDeductEach:
      return fmt::format("每有一项未达线扣{}分，最多扣{}分", i.fault.ToString(), i.cap.ToString());
    case Style::kDeductPerShortfall:
      return fmt::format("每少一个扣{}分，最多扣{}分", i.fault.ToString(), i.cap.ToString());
    case Style::kStepDown:
      return "逐级递减，由人评定";
    case Style::kRank:
      return "排名计分，由人评定";
    case Style::kAbc:
      return "A/B/C 三档，由人评定";
    case Style::kBonus:
      return "申报举证，另列";
    case Style::kJudge:
      break;
  }
  return "由人评定";
}

std::string LineWords(const scoring::Line& l) {
  std::string years;
  if (l.valid_from != 0 && l.valid_to != 0) {
    years = fmt::format("，{}—{}年", l.valid_from, l.valid_to);
  } else if (l.valid_from != 0) {
    years = fmt::format("，{}年起", l.valid_from);
  } else if (l.valid_to != 0) {
    years = fmt::format("，至{}年", l.valid_to);
  }
  const std::string where = l.province.empty() ? l.group : l.province;
  return fmt::format("{} {}{}{} {}{}，{}{}", l.id, l.stage, l.metric,
                     where.empty() ? "" : fmt::format("（{}）", where), l.Words(), years, l.source,
                     l.on ? "" : "（未启用）");
}

std::string IndicatorText(const Indicator& i) {
  std::string out = fmt::format("  {} {}（{}分，{}{}）\n", i.id, i.name, i.points.ToString(),
                                StyleWords(i), i.needs_rows ? "，须逐校（班）数据" : "");
  if (!i.responsible.empty()) out += fmt::format("      责任单位：{}\n", i.responsible);
  if (!i.evidence.empty()) out += fmt::format("      佐证材料：{}\n", fmt::join(i.evidence, "；"));
  for (const scoring::Line* line : i.lines)
    out += fmt::format("      标准线：{}\n", LineWords(*line));
  return out;
}

std::string GradeText(const scoring::Grade& g) {
  if (!g.below) return fmt::format("{} {}分及以上", g.name, g.from->ToString());
  if (!g.from) return fmt::format("{} 不足{}分", g.name, g.below->ToString());
  return fmt::format("{} {}分及以上、不足{}分", g.name, g.from->ToString(), g.below->ToString());
}

const char* EffectWords(Effect effect) {
  return effect == Effect::kFail  ? "定为最低等次"
         : effect == Effect::kCap ? "不得评为最高等次"
                                  : "降低一个等次";
}

text::Decimal BasePoints(const Framework& f) {
  text::Decimal sum(0);
  for (const auto& group : f.groups) sum = sum + group.points;
  return sum;
}

size_t Scored(const Framework& f) {
  return static_cast<size_t>(std::count_if(f.indicators.begin(), f.indicators.end(),
                                           [](const auto& i) { return i.style != Style::kBonus; }));
}

}  // namespace

std::string RenderFrameworkLine(const Framework& f) {
  return fmt::format("{}  {}  {}  版本 {}  {} 分，{} 项\n", f.id, f.title,
                     scoring::LevelWord(f.level), f.version, BasePoints(f).ToString(), Scored(f));
}

std::string RenderFramework(const Framework& f) {
  std::string out = RenderFrameworkLine(f);
  for (const auto& group : f.groups) {
    out += fmt::format("\n{} {}（{}分）\n", group.id, group.name, group.points.ToString());
    for (const Indicator& i : f.indicators) {
      if (i.group == group.id) out += IndicatorText(i);
    }
  }
  for (const Indicator& i : f.indicators) {
    if (i.style == Style::kBonus) out += "\n加分\n" + IndicatorText(i);
  }
  if (!f.grades.empty()) out += "\n等次（人工评定完毕后使用）\n";
  for (const auto& grade : f.grades) out += fmt::format("  {}\n", GradeText(grade));
  if (!f.vetoes.empty()) out += "\n影响等次的情形（由人确认）\n";
  for (const auto& v : f.vetoes)
    out += fmt::format("  {}：{}（{}）\n", v.name, EffectWords(v.effect), v.source);
  return out;
}

std::vector<std::string> Doubts(const Framework& f) {
  std::vector<std::string> out;
  if (BasePoints(f) != text::Decimal(100))
    out.push_back(fmt::format("各项分值合计 {} 分，不是 100 分", BasePoints(f).ToString()));
  for (const Indicator& i : f.indicators) {
    if (i.style == Style::kBonus) continue;
    const std::string name = fmt::format("{} {}", i.id, i.name);
    if (i.responsible.empty()) out.push_back(name + "：没有写责任单位（responsible）");
    if (i.evidence.empty()) out.push_back(name + "：没有写佐证材料（evidence）");
    if (!ByPerson(i.style) && i.lines.empty())
      out.push_back(name + "：没有标准线（lines），程序无法评分，只能由人评定");
    for (const scoring::Line* line : i.lines) {
      if (!line->on) out.push_back(fmt::format("{}：标准线 {} 未启用", name, line->id));
    }
  }
  return out;
}

}  // namespace dudao::cli
