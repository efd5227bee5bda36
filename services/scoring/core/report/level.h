// Closed lists of the frame in Chinese, for reasons and messages.
#ifndef DUDAO_SERVICES_SCORING_CORE_REPORT_LEVEL_H_
#define DUDAO_SERVICES_SCORING_CORE_REPORT_LEVEL_H_

#include <string_view>

namespace dudao::scoring {

// prefecture → 设区市. 未知层级 for what is not in the list.
std::string_view LevelWord(std::string_view level);
// work_report → 工作汇报或总结. 其他文件 for what is not in the list.
std::string_view DocKindWord(std::string_view doc_kind);

}  // namespace dudao::scoring

#endif  // DUDAO_SERVICES_SCORING_CORE_REPORT_LEVEL_H_
