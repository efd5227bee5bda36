// The store on SQLite: one file on a local disk, WAL and synchronous=FULL, shared by the processes
// of one machine.
//
//   auto store = SqliteStore::Open({.path = "dudao.db"});
#ifndef DUDAO_COMMON_STORE_SQLITE_STORE_H_
#define DUDAO_COMMON_STORE_SQLITE_STORE_H_

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "common/store/group_writer.h"
#include "common/store/sqlite_connection.h"
#include "common/store/store.h"

namespace dudao::store {

struct SqliteOptions {
  // ":memory:" keeps nothing and serves tests.
  std::string path;
  Milliseconds busy_timeout{5000};
  Policy policy;
  // For tests; SQLite's own clock when empty.
  Clock clock;
};

class SqliteStore : public Store {
 public:
  // Creates or upgrades the file. FailedPrecondition: not writable, no store, or written by a newer
  // dudao; Unavailable: locked.
  static absl::StatusOr<std::unique_ptr<SqliteStore>> Open(SqliteOptions options);

  absl::StatusOr<Receipt> Submit(const Submission& submission) override;
  absl::StatusOr<std::vector<LeasedJob>> Lease(const LeaseTerms& terms) override;
  absl::StatusOr<std::vector<int64_t>> ExtendAtPush(const std::vector<LeaseId>& leases,
                                                    Milliseconds lease) override;
  absl::Status HandBack(const std::vector<LeaseId>& leases) override;
  absl::StatusOr<std::vector<Fenced>> Commit(const std::vector<Completion>& completions) override;
  absl::StatusOr<Swept> SweepExpired() override;
  absl::StatusOr<v1::Job> Cancel(const std::string& job_id) override;
  absl::StatusOr<v1::Job> GetJob(const std::string& job_id) override;
  absl::StatusOr<std::vector<v1::Job>> GetJobs(const std::vector<std::string>& ids) override;
  absl::StatusOr<v1::ListJobsResponse> ListJobs(const v1::ListJobsRequest& request) override;
  absl::StatusOr<std::string> GetOriginal(const std::string& document_id) override;
  absl::StatusOr<StoredReview> GetReview(const std::string& review_id, bool include_text) override;
  absl::StatusOr<v1::ListReviewsResponse> ListReviews(
      const v1::ListReviewsRequest& request) override;
  absl::StatusOr<Stats> GetStats() override;

 private:
  SqliteStore(SqliteOptions options, std::unique_ptr<Connection> writer);
  // Runs `read` on a connection of its own; in memory there is only the writer's.
  absl::Status Read(const GroupWriter::Operation& read);
  absl::StatusOr<std::unique_ptr<Connection>> TakeReader();

  const SqliteOptions options_;
  GroupWriter writer_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Connection>> readers_;
};

}  // namespace dudao::store

#endif  // DUDAO_COMMON_STORE_SQLITE_STORE_H_
