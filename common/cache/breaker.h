// A circuit breaker: after some errors in a row a dependency is left alone for a while.
#ifndef DUDAO_COMMON_CACHE_BREAKER_H_
#define DUDAO_COMMON_CACHE_BREAKER_H_

#include <chrono>

namespace dudao::cache {

// Not thread-safe. The caller brings the time.
class Breaker {
 public:
  using Time = std::chrono::steady_clock::time_point;
  struct Limits {
    int failures = 3;  // errors in a row that open it
    std::chrono::milliseconds pause{5000};
  };

  explicit Breaker(Limits limits) : limits_(limits) {}

  // Whether the dependency may be asked now.
  bool Allows(Time now) const { return failures_ < limits_.failures || now >= open_until_; }
  void Succeeded() { failures_ = 0; }
  // While open, one more failure (of the first try after the pause) keeps it open another pause.
  void Failed(Time now) {
    if (++failures_ >= limits_.failures) open_until_ = now + limits_.pause;
  }

 private:
  Limits limits_;
  int failures_ = 0;
  Time open_until_{};
};

}  // namespace dudao::cache

#endif  // DUDAO_COMMON_CACHE_BREAKER_H_
