// A progress bar on stderr: only on a terminal, only after a second.
//
//   ProgressBar bar(files.size());
//   bar.Show(3);
#ifndef DUDAO_CLI_PROGRESS_BAR_H_
#define DUDAO_CLI_PROGRESS_BAR_H_

#include <chrono>
#include <cstddef>
#include <string>

namespace dudao::cli {

// The bar's words for `done` of `total`, `cells` wide: 正在核验 [####------] 4/10.
std::string ProgressLine(size_t done, size_t total, size_t cells);

class ProgressBar {
 public:
  explicit ProgressBar(size_t total);
  void Show(size_t done);
  // Clears the line, so that something else can be printed.
  void Hide();

 private:
  const size_t total_;
  const bool terminal_;
  const std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  bool visible_ = false;
};

}  // namespace dudao::cli

#endif  // DUDAO_CLI_PROGRESS_BAR_H_
