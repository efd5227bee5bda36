// A bounded pool of threads: RPC bodies run here, never in a gRPC reaction.
//
//   if (!pool.TrySubmit([=] { … })) return Overloaded(200ms);
#ifndef DUDAO_COMMON_RPC_POOL_H_
#define DUDAO_COMMON_RPC_POOL_H_

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace dudao::rpc {

class Pool {
 public:
  Pool(size_t threads, size_t max_queued);
  ~Pool();  // as Stop

  // False when `max_queued` tasks wait already, or after Stop. Thread-safe.
  bool TrySubmit(std::function<void()> task);
  // Finishes what was accepted, then joins.
  void Stop();

 private:
  void Work();

  const size_t max_queued_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> tasks_;
  bool stopped_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace dudao::rpc

#endif  // DUDAO_COMMON_RPC_POOL_H_
