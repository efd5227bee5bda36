// The one writer of a process: operations that arrive while the disk is busy share the next commit,
// so that many submits cost one fsync.
//
//   absl::Status s = writer.Run([&](Connection& db) { Change(db, "UPDATE …", id); return
//   db.status(); });
//
// An operation that fails leaves no trace and does not hurt the others of its group.
#ifndef DUDAO_COMMON_STORE_GROUP_WRITER_H_
#define DUDAO_COMMON_STORE_GROUP_WRITER_H_

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "absl/status/status.h"
#include "common/store/sqlite_connection.h"

namespace dudao::store {

class GroupWriter {
 public:
  using Operation = std::function<absl::Status(Connection&)>;

  explicit GroupWriter(std::unique_ptr<Connection> db);
  // Finishes what was asked.
  ~GroupWriter();

  // Returns when the outcome is durable. `operation` may run only once and must not call back.
  absl::Status Run(const Operation& operation);

 private:
  struct Request {
    const Operation* operation;
    absl::Status status;
    bool done = false;
  };

  void Loop();
  void RunGroup(const std::vector<Request*>& group);
  void RunOne(Request& request);

  const std::unique_ptr<Connection> db_;
  std::mutex mutex_;
  std::condition_variable asked_, answered_;
  std::vector<Request*> waiting_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace dudao::store

#endif  // DUDAO_COMMON_STORE_GROUP_WRITER_H_
