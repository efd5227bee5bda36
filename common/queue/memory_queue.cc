#include "common/queue/memory_queue.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <string>
#include <utility>

namespace dudao::queue {

struct MemoryQueue::State {
  mutable std::mutex mutex;
  std::condition_variable arrived;
  std::deque<std::string> tasks;
  size_t capacity;
  size_t max_task_bytes;
};

class MemoryQueue::Sender final : public TaskSender {
 public:
  explicit Sender(std::shared_ptr<State> state) : state_(std::move(state)) {}

  absl::Status Send(const v1::StageTask& task) override {
    std::string bytes = task.SerializeAsString();
    std::lock_guard lock(state_->mutex);
    if (bytes.size() > state_->max_task_bytes) return absl::OutOfRangeError("task too large");
    if (state_->tasks.size() >= state_->capacity) return absl::UnavailableError("queue full");
    state_->tasks.push_back(std::move(bytes));
    state_->arrived.notify_one();
    return absl::OkStatus();
  }

  bool Writable() override {
    std::lock_guard lock(state_->mutex);
    return state_->tasks.size() < state_->capacity;
  }

 private:
  std::shared_ptr<State> state_;
};

class MemoryQueue::Receiver final : public TaskReceiver {
 public:
  explicit Receiver(std::shared_ptr<State> state) : state_(std::move(state)) {}

  absl::StatusOr<std::optional<v1::StageTask>> Receive(std::chrono::milliseconds wait) override {
    std::unique_lock lock(state_->mutex);
    if (!state_->arrived.wait_for(lock, wait, [&] { return !state_->tasks.empty(); })) {
      return std::nullopt;
    }
    v1::StageTask task;
    task.ParseFromString(state_->tasks.front());
    state_->tasks.pop_front();
    return task;
  }

 private:
  std::shared_ptr<State> state_;
};

MemoryQueue::MemoryQueue(size_t capacity, size_t max_task_bytes)
    : state_(std::make_shared<State>()) {
  state_->capacity = capacity;
  state_->max_task_bytes = max_task_bytes;
}

std::unique_ptr<TaskSender> MemoryQueue::sender() { return std::make_unique<Sender>(state_); }
std::unique_ptr<TaskReceiver> MemoryQueue::receiver() { return std::make_unique<Receiver>(state_); }

size_t MemoryQueue::size() const {
  std::lock_guard lock(state_->mutex);
  return state_->tasks.size();
}

void MemoryQueue::set_capacity(size_t capacity) {
  std::lock_guard lock(state_->mutex);
  state_->capacity = capacity;
}

}  // namespace dudao::queue
