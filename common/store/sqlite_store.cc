#include "common/store/sqlite_store.h"

#include <fmt/format.h>

#include <utility>

#include "common/store/commit_rows.h"
#include "common/store/job_rows.h"
#include "common/store/lease_rows.h"
#include "common/store/review_rows.h"
#include "common/store/sqlite_schema.h"

namespace dudao::store {
namespace {

// What `step` returned, unless the transaction it was part of failed.
template <typename T>
absl::StatusOr<T> Outcome(const absl::Status& transaction, absl::StatusOr<T>& step) {
  if (!transaction.ok()) return transaction;
  return std::move(step);
}

}  // namespace

absl::StatusOr<std::unique_ptr<SqliteStore>> SqliteStore::Open(SqliteOptions options) {
  absl::StatusOr<std::unique_ptr<Connection>> db =
      Connection::Open(options.path, options.busy_timeout, options.clock);
  if (!db.ok()) return db.status();
  if (absl::Status migrated = Migrate(**db); !migrated.ok()) return migrated;
  return std::unique_ptr<SqliteStore>(new SqliteStore(std::move(options), *std::move(db)));
}

SqliteStore::SqliteStore(SqliteOptions options, std::unique_ptr<Connection> writer)
    : options_(std::move(options)), writer_(std::move(writer)) {}

absl::StatusOr<std::unique_ptr<Connection>> SqliteStore::TakeReader() {
  {
    const std::lock_guard lock(mutex_);
    if (!readers_.empty()) {
      std::unique_ptr<Connection> reader = std::move(readers_.back());
      readers_.pop_back();
      return reader;
    }
  }
  return Connection::Open(options_.path, options_.busy_timeout, options_.clock);
}

absl::Status SqliteStore::Read(const GroupWriter::Operation& read) {
  if (options_.path == ":memory:") return writer_.Run(read);
  absl::StatusOr<std::unique_ptr<Connection>> reader = TakeReader();
  if (!reader.ok()) return reader.status();
  absl::Status status = read(**reader);
  // An SQL error explains an empty answer better than "not found" does.
  if (!(*reader)->status().ok()) status = (*reader)->status();
  (*reader)->ClearStatus();
  const std::lock_guard lock(mutex_);
  readers_.push_back(*std::move(reader));
  return status;
}

absl::StatusOr<Receipt> SqliteStore::Submit(const Submission& submission) {
  absl::StatusOr<Receipt> receipt = Receipt{};
  const absl::Status status = writer_.Run([&](Connection& db) {
    receipt = SubmitJob(db, options_.policy, submission);
    return receipt.status();
  });
  return Outcome(status, receipt);
}

absl::StatusOr<std::vector<LeasedJob>> SqliteStore::Lease(const LeaseTerms& terms) {
  std::vector<LeasedJob> jobs;
  const absl::Status status = writer_.Run([&](Connection& db) {
    jobs = LeaseJobs(db, options_.policy, terms);
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  return jobs;
}

absl::StatusOr<std::vector<int64_t>> SqliteStore::ExtendAtPush(const std::vector<LeaseId>& leases,
                                                               Milliseconds lease) {
  std::vector<int64_t> ends;
  const absl::Status status = writer_.Run([&](Connection& db) {
    for (const LeaseId& one : leases) ends.push_back(ExtendLease(db, one, lease));
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  return ends;
}

absl::Status SqliteStore::HandBack(const std::vector<LeaseId>& leases) {
  return writer_.Run([&](Connection& db) {
    for (const LeaseId& lease : leases) HandBackLease(db, lease);
    return absl::OkStatus();
  });
}

absl::StatusOr<std::vector<Fenced>> SqliteStore::Commit(
    const std::vector<Completion>& completions) {
  std::vector<PackedCompletion> packed;
  packed.reserve(completions.size());
  for (const Completion& completion : completions) packed.push_back(Pack(completion));
  std::vector<Fenced> answers;
  const absl::Status status = writer_.Run([&](Connection& db) {
    for (const PackedCompletion& one : packed) {
      const std::optional<v1::StageError>& error = one.completion->error;
      answers.push_back(error ? CommitError(db, options_.policy, *one.completion, *error)
                              : CommitReview(db, one));
    }
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  return answers;
}

absl::StatusOr<Swept> SqliteStore::SweepExpired() {
  Swept swept;
  const absl::Status status = writer_.Run([&](Connection& db) {
    swept = SweepLeases(db, options_.policy);
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  return swept;
}

absl::StatusOr<v1::Job> SqliteStore::Cancel(const std::string& job_id) {
  absl::StatusOr<v1::Job> job = v1::Job();
  const absl::Status status = writer_.Run([&](Connection& db) {
    job = CancelJob(db, job_id);
    return job.status();
  });
  return Outcome(status, job);
}

absl::StatusOr<v1::Job> SqliteStore::GetJob(const std::string& job_id) {
  absl::StatusOr<v1::Job> job = v1::Job();
  const absl::Status status = Read([&](Connection& db) {
    std::optional<v1::Job> found = FindJob(db, job_id);
    if (!found) return absl::NotFoundError(fmt::format("no job {}", job_id));
    job = *std::move(found);
    return absl::OkStatus();
  });
  return Outcome(status, job);
}

absl::StatusOr<std::vector<v1::Job>> SqliteStore::GetJobs(const std::vector<std::string>& ids) {
  std::vector<v1::Job> jobs;
  const absl::Status status = Read([&](Connection& db) {
    for (const std::string& id : ids) {
      if (std::optional<v1::Job> job = FindJob(db, id)) jobs.push_back(*std::move(job));
    }
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  return jobs;
}

absl::StatusOr<v1::ListJobsResponse> SqliteStore::ListJobs(const v1::ListJobsRequest& request) {
  absl::StatusOr<v1::ListJobsResponse> page = v1::ListJobsResponse();
  const absl::Status status = Read([&](Connection& db) {
    page = ListJobRows(db, request);
    return page.status();
  });
  return Outcome(status, page);
}

absl::StatusOr<std::string> SqliteStore::GetOriginal(const std::string& document_id) {
  absl::StatusOr<std::string> content = std::string();
  const absl::Status status = Read([&](Connection& db) {
    content = ReadOriginal(db, document_id);
    return content.status();
  });
  return Outcome(status, content);
}

absl::StatusOr<StoredReview> SqliteStore::GetReview(const std::string& review_id,
                                                    bool include_text) {
  absl::StatusOr<StoredReview> review = StoredReview{};
  const absl::Status status = Read([&](Connection& db) {
    review = ReadReview(db, review_id, include_text);
    return review.status();
  });
  return Outcome(status, review);
}

absl::StatusOr<v1::ListReviewsResponse> SqliteStore::ListReviews(
    const v1::ListReviewsRequest& request) {
  absl::StatusOr<v1::ListReviewsResponse> page = v1::ListReviewsResponse();
  const absl::Status status = Read([&](Connection& db) {
    page = ListReviewRows(db, request);
    return page.status();
  });
  return Outcome(status, page);
}

absl::StatusOr<Stats> SqliteStore::GetStats() {
  Stats stats;
  const absl::Status status = Read([&](Connection& db) {
    stats = ReadStats(db);
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  return stats;
}

}  // namespace dudao::store
