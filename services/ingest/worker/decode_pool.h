// Leased jobs to tasks: reads the original and runs the ingest core, on a bounded number of
// threads.
//
//   ThreadDecodePool pool(2, MakeDecoder(store, ingester, digest), wake);
//   pool.Post(job);
//   for (Decoded& decoded : pool.Take()) …
#ifndef DUDAO_SERVICES_INGEST_WORKER_DECODE_POOL_H_
#define DUDAO_SERVICES_INGEST_WORKER_DECODE_POOL_H_

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "absl/status/statusor.h"
#include "common/store/store.h"
#include "dudao/v1/stage_task.pb.h"
#include "services/ingest/core/ingester.h"

namespace dudao::ingest {

struct Decoded {
  store::LeasedJob job;
  // Complete but for `expires_at_ms`; an error may carry a StageError.
  absl::StatusOr<v1::StageTask> task;
};

// Thread-safe.
using Decoder = std::function<Decoded(const store::LeasedJob&)>;

// Reads the original from `store` and decodes it. `store` and `ingester` outlive the decoder.
Decoder MakeDecoder(store::Store& store, const Ingester& ingester, std::string stage_digest);

class DecodePool {
 public:
  virtual ~DecodePool() = default;
  virtual void Post(store::LeasedJob job) = 0;
  // What is finished since the last call.
  virtual std::vector<Decoded> Take() = 0;
  // Drops what is not begun, waits for what is; the leases of all that was not taken.
  virtual std::vector<store::LeaseId> Stop() = 0;
};

class ThreadDecodePool : public DecodePool {
 public:
  // `finished` is called after each job from a pool thread.
  ThreadDecodePool(size_t threads, Decoder decoder, std::function<void()> finished);
  ~ThreadDecodePool() override;

  void Post(store::LeasedJob job) override;
  std::vector<Decoded> Take() override;
  std::vector<store::LeaseId> Stop() override;

 private:
  void Work();

  const Decoder decoder_;
  const std::function<void()> finished_;
  std::mutex mutex_;
  std::condition_variable posted_;
  std::deque<store::LeasedJob> waiting_;
  std::vector<Decoded> done_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace dudao::ingest

#endif  // DUDAO_SERVICES_INGEST_WORKER_DECODE_POOL_H_
