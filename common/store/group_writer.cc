#include "common/store/group_writer.h"

#include <utility>

namespace dudao::store {

GroupWriter::GroupWriter(std::unique_ptr<Connection> db)
    : db_(std::move(db)), thread_([this] { Loop(); }) {}

GroupWriter::~GroupWriter() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  asked_.notify_one();
  thread_.join();
}

absl::Status GroupWriter::Run(const Operation& operation) {
  Request request{&operation, absl::OkStatus()};
  std::unique_lock lock(mutex_);
  waiting_.push_back(&request);
  asked_.notify_one();
  answered_.wait(lock, [&] { return request.done; });
  return request.status;
}

void GroupWriter::Loop() {
  std::unique_lock lock(mutex_);
  while (true) {
    asked_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
    if (waiting_.empty()) return;
    const std::vector<Request*> group = std::exchange(waiting_, {});
    lock.unlock();
    RunGroup(group);
    lock.lock();
    for (Request* request : group) request->done = true;
    answered_.notify_all();
  }
}

void GroupWriter::RunGroup(const std::vector<Request*>& group) {
  db_->ClearStatus();
  db_->Exec("BEGIN IMMEDIATE");
  absl::Status all = db_->status();
  for (Request* request : group) {
    if (!all.ok()) break;
    RunOne(*request);
    // A full disk rolls the whole transaction back: then nobody's outcome is recorded.
    if (!db_->InTransaction()) all = request->status;
  }
  if (all.ok()) {
    db_->ClearStatus();
    db_->Exec("COMMIT");
    all = db_->status();
  }
  if (all.ok()) return;
  for (Request* request : group) request->status = all;
  db_->ClearStatus();
  if (db_->InTransaction()) db_->Exec("ROLLBACK");
}

void GroupWriter::RunOne(Request& request) {
  db_->ClearStatus();
  db_->Exec("SAVEPOINT operation");
  request.status = (*request.operation)(*db_);
  if (request.status.ok()) request.status = db_->status();
  db_->ClearStatus();
  if (!db_->InTransaction()) return;
  if (!request.status.ok()) db_->Exec("ROLLBACK TO operation");
  db_->Exec("RELEASE operation");
}

}  // namespace dudao::store
