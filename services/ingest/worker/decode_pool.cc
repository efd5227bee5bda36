#include "services/ingest/worker/decode_pool.h"

#include <chrono>
#include <utility>

#include "common/queue/screen.h"

namespace dudao::ingest {
namespace {

uint32_t MicrosecondsSince(std::chrono::steady_clock::time_point begun) {
  const auto spent = std::chrono::steady_clock::now() - begun;
  return static_cast<uint32_t>(
      std::chrono::duration_cast<std::chrono::microseconds>(spent).count());
}

v1::StageTask TaskFor(const store::LeasedJob& job) {
  v1::StageTask task;
  task.set_schema(queue::kTaskSchema);
  task.set_job_id(job.lease.job_id);
  task.set_epoch(job.lease.epoch);
  // One trace a job: its id has the form of a trace id.
  task.set_trace_id(job.lease.job_id);
  *task.mutable_options() = job.options;
  return task;
}

}  // namespace

Decoder MakeDecoder(store::Store& store, const Ingester& ingester, std::string stage_digest) {
  return [&store, &ingester, digest = std::move(stage_digest)](const store::LeasedJob& job) {
    const absl::StatusOr<std::string> original = store.GetOriginal(job.document_id);
    if (!original.ok()) return Decoded{job, original.status()};
    const auto begun = std::chrono::steady_clock::now();
    absl::StatusOr<v1::Document> document = ingester.Read(*original, job.source_name);
    if (!document.ok()) return Decoded{job, document.status()};
    v1::StageTask task = TaskFor(job);
    *task.mutable_document() = *std::move(document);
    task.mutable_stages()->set_ingest(digest);
    task.mutable_timing()->set_ingest(MicrosecondsSince(begun));
    return Decoded{job, std::move(task)};
  };
}

ThreadDecodePool::ThreadDecodePool(size_t threads, Decoder decoder, std::function<void()> finished)
    : decoder_(std::move(decoder)), finished_(std::move(finished)) {
  for (size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { Work(); });
}

ThreadDecodePool::~ThreadDecodePool() { Stop(); }

void ThreadDecodePool::Post(store::LeasedJob job) {
  {
    const std::lock_guard lock(mutex_);
    waiting_.push_back(std::move(job));
  }
  posted_.notify_one();
}

std::vector<Decoded> ThreadDecodePool::Take() {
  const std::lock_guard lock(mutex_);
  return std::exchange(done_, {});
}

std::vector<store::LeaseId> ThreadDecodePool::Stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  posted_.notify_all();
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
  std::vector<store::LeaseId> left;
  for (const store::LeasedJob& job : std::exchange(waiting_, {})) left.push_back(job.lease);
  for (const Decoded& decoded : std::exchange(done_, {})) left.push_back(decoded.job.lease);
  return left;
}

void ThreadDecodePool::Work() {
  std::unique_lock lock(mutex_);
  while (true) {
    posted_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
    if (stopping_) return;
    const store::LeasedJob job = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    Decoded decoded = decoder_(job);
    lock.lock();
    done_.push_back(std::move(decoded));
    lock.unlock();
    finished_();
    lock.lock();
  }
}

}  // namespace dudao::ingest
