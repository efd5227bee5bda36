// Work done by several threads, results handed on in order.
//
//   InOrder<std::string>(n, 4, work, print, show_progress);
#ifndef DUDAO_CLI_ORDERED_WORK_H_
#define DUDAO_CLI_ORDERED_WORK_H_

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace dudao::cli {

// Runs `work(i)` for 0 <= i < n on `threads` threads (at least one) and calls `take` with the
// results in order, on the calling thread. `tick(finished)` is called on it too, about every 100 ms
// while it waits.
template <typename Result>
void InOrder(size_t n, unsigned threads, const std::function<Result(size_t)>& work,
             const std::function<void(Result)>& take, const std::function<void(size_t)>& tick) {
  std::mutex mutex;
  std::condition_variable ready;
  std::vector<std::optional<Result>> results(n);
  std::atomic<size_t> next = 0;
  size_t finished = 0;
  const auto run = [&] {
    for (size_t i = next++; i < n; i = next++) {
      Result result = work(i);
      const std::lock_guard lock(mutex);
      results[i] = std::move(result);
      ++finished;
      ready.notify_one();
    }
  };
  std::vector<std::jthread> pool;
  for (unsigned t = 0; t < std::max(1u, threads); ++t) pool.emplace_back(run);
  for (size_t i = 0; i < n; ++i) {
    std::unique_lock lock(mutex);
    while (!ready.wait_for(lock, std::chrono::milliseconds(100), [&] { return !!results[i]; })) {
      const size_t so_far = finished;
      lock.unlock();
      tick(so_far);
      lock.lock();
    }
    Result result = *std::move(results[i]);
    results[i].reset();
    lock.unlock();
    take(std::move(result));
  }
}

}  // namespace dudao::cli

#endif  // DUDAO_CLI_ORDERED_WORK_H_
