// A road in memory, first in first out: the fake for tests of whatever sends or receives tasks.
//
//   MemoryQueue queue(2);
//   Worker worker(queue.receiver(), …);
//   queue.sender()->Send(task);
#ifndef DUDAO_COMMON_QUEUE_MEMORY_QUEUE_H_
#define DUDAO_COMMON_QUEUE_MEMORY_QUEUE_H_

#include <cstddef>
#include <memory>

#include "common/queue/task_queue.h"

namespace dudao::queue {

// Endpoints may outlive the queue and be used by different threads. Tasks travel serialised, as on
// the real road.
class MemoryQueue {
 public:
  explicit MemoryQueue(size_t capacity, size_t max_task_bytes = 32u << 20);

  std::unique_ptr<TaskSender> sender();  // Send never waits: full is Unavailable at once
  std::unique_ptr<TaskReceiver> receiver();

  size_t size() const;
  void set_capacity(size_t capacity);  // 0: nobody listens

 private:
  struct State;
  class Sender;
  class Receiver;
  std::shared_ptr<State> state_;
};

}  // namespace dudao::queue

#endif  // DUDAO_COMMON_QUEUE_MEMORY_QUEUE_H_
