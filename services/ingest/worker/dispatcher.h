// Queued jobs onto the road: leases what the window allows, has it decoded, sends it.
//
//   Dispatcher dispatcher(store, *sender, pool, {.owner = "ingest-1"}, metrics, log);
//   while (…) dispatcher.Turn(now);
//
// Holds no truth: the window is a query in the store, and every lease it forgets runs out there. So
// it may be killed between any two steps.
#ifndef DUDAO_SERVICES_INGEST_WORKER_DISPATCHER_H_
#define DUDAO_SERVICES_INGEST_WORKER_DISPATCHER_H_

#include <chrono>
#include <deque>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "common/obs/log.h"
#include "common/obs/metrics.h"
#include "common/queue/task_queue.h"
#include "common/store/store.h"
#include "services/ingest/worker/decode_pool.h"

namespace dudao::ingest {

struct DispatcherOptions {
  std::string owner;                    // unique to this process
  uint32_t window = 64;                 // jobs leased and unexpired
  uint64_t window_bytes = 64ull << 20;  // and their bytes
  store::Milliseconds decode_lease{90'000};
  store::Milliseconds road_lease{30'000};      // from PUSH to commit
  uint32_t max_burst = 16;                     // tasks whose leases are extended in one transaction
  std::chrono::milliseconds patience{10'000};  // a decoded task waits so long for a closed road
  uint64_t max_task_bytes = 32u << 20;         // the sender's limit, for the message about it
};

// Used by one thread.
class Dispatcher {
 public:
  // All outlive the dispatcher.
  Dispatcher(store::Store& store, queue::TaskSender& sender, DecodePool& pool,
             DispatcherOptions options, obs::Metrics& metrics, const obs::Log& log);

  using TimePoint = std::chrono::steady_clock::time_point;

  // One round: records refusals, sends what is decoded, leases more. An error is the store's; what
  // was not done is done in a later round or runs out.
  absl::Status Turn(TimePoint now);

  // Before leaving: what was leased and not sent is queued again.
  void HandBackAll();

 private:
  void TakeDecoded();
  void GiveUpWaiting(TimePoint now);
  void Refuse(const store::LeasedJob& job, const absl::Status& reason);
  absl::Status RecordRefusals();
  absl::Status SendReady();
  absl::Status SendBurst(std::vector<Decoded> burst);
  absl::Status HandBack();
  absl::Status LeaseMore();

  store::Store& store_;
  queue::TaskSender& sender_;
  DecodePool& pool_;
  const DispatcherOptions options_;
  const obs::Log& log_;
  obs::Counter sent_, unsent_, refused_count_;

  std::deque<Decoded> ready_;
  std::vector<store::Completion> refused_;
  std::vector<store::LeaseId> to_hand_back_;
  // Grows while the road takes all, halves when it does not: what is extended and not taken is
  // decoded in vain.
  uint32_t burst_ = 1;
  TimePoint road_open_at_{};
};

}  // namespace dudao::ingest

#endif  // DUDAO_SERVICES_INGEST_WORKER_DISPATCHER_H_
