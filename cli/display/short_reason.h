// An indicator's reason in one line: alike clauses are counted, sources of lines left to the full
// review.
//
//   甲率报告未述及实际数；乙数报告未述及实际数。   →   报告未述及 2 项数据
//   覆盖率98%，达到标准线（≥85%，某发〔2020〕1号）。   →   覆盖率98%，达到标准线（≥85%）
#ifndef DUDAO_CLI_DISPLAY_SHORT_REASON_H_
#define DUDAO_CLI_DISPLAY_SHORT_REASON_H_

#include <string>
#include <string_view>

#include "cli/display/words.h"

namespace dudao::cli {

// Clauses that no row of the group short_reason knows stand as they are after the counts.
std::string ShortReason(std::string_view reason, const Words& words);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_DISPLAY_SHORT_REASON_H_
