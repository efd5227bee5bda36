#include "services/scoring/core/report/level.h"

namespace dudao::scoring {

std::string_view LevelWord(std::string_view level) {
  if (level == "province") return "省级";
  if (level == "prefecture") return "市级";
  if (level == "county") return "县级";
  if (level == "township") return "乡镇";
  if (level == "school") return "学校";
  return "未知层级";
}

std::string_view DocKindWord(std::string_view doc_kind) {
  if (doc_kind == "self_report") return "自查自评报告";
  if (doc_kind == "work_report") return "工作汇报或总结";
  return "其他文件";
}

}  // namespace dudao::scoring
