#include "cli/progress_bar.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

namespace dudao::cli {

std::string ProgressLine(size_t done, size_t total, size_t cells) {
  const size_t full = total == 0 ? cells : cells * done / total;
  return fmt::format("正在核验 [{}{}] {}/{}", std::string(full, '#'),
                     std::string(cells - full, '-'), done, total);
}

ProgressBar::ProgressBar(size_t total) : total_(total), terminal_(isatty(STDERR_FILENO) != 0) {}

void ProgressBar::Show(size_t done) {
  if (!terminal_ || std::chrono::steady_clock::now() - start_ < std::chrono::seconds(1)) return;
  fmt::print(stderr, "\r{}", ProgressLine(done, total_, 30));
  std::fflush(stderr);
  visible_ = true;
}

void ProgressBar::Hide() {
  if (!visible_) return;
  std::fputs("\r\x1b[K", stderr);
  visible_ = false;
}

}  // namespace dudao::cli
