// What `dudao` tells the shell; documented in --help and README.md.
#ifndef DUDAO_CLI_EXIT_CODE_H_
#define DUDAO_CLI_EXIT_CODE_H_

namespace dudao::cli {

inline constexpr int kAllFine = 0;
inline constexpr int kSomeInputsFailed = 1;  // the others were done
inline constexpr int kUsage = 2;             // arguments, configuration or data files; nothing done
inline constexpr int kInternal = 3;          // ours
inline constexpr int kServer = 4;            // no server there, or it refused

}  // namespace dudao::cli

#endif  // DUDAO_CLI_EXIT_CODE_H_
