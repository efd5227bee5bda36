// Why the system refused, in words for those who do not read errno.
#ifndef DUDAO_CLI_SYSTEM_REASON_H_
#define DUDAO_CLI_SYSTEM_REASON_H_

#include <string>
#include <system_error>

namespace dudao::cli {

// 没有权限, 磁盘已满 …; the system's own words for what is rare.
std::string SystemReason(const std::error_code& code);
// The same for errno.
std::string SystemReason(int code);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_SYSTEM_REASON_H_
