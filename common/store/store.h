// The durable truth: originals, the job ledger, reviews. Everything else may be lost at any moment.
//
//   auto receipt = store.Submit(submission);              // durable before it returns
//   auto jobs = store.Lease({.owner = "ingest-1"});       // epoch + 1 each
//   auto until = store.ExtendAtPush({lease}, 30s);        // the one extension, at PUSH
//   auto fenced = store.Commit({completion});             // void when the epoch is an older one
//
// At-least-once execution, exactly-once recorded effect: whatever is done twice is fenced here by
// (job, epoch). Every method is one transaction by the store's own clock, is safe to call from any
// thread and blocks until the outcome is durable. Unavailable: the store is locked, away or full,
// nothing was recorded, ask again. A process that does not know whether a call took effect (it died
// in between) may repeat it: Submit by its key, the others by their epoch.
#ifndef DUDAO_COMMON_STORE_STORE_H_
#define DUDAO_COMMON_STORE_STORE_H_

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "dudao/v1/ingest_service.pb.h"
#include "dudao/v1/job.pb.h"
#include "dudao/v1/review.pb.h"
#include "dudao/v1/review_service.pb.h"

namespace dudao::store {

using Milliseconds = std::chrono::milliseconds;

// When a job is tried again and when it is kept for a person.
struct Policy {
  uint32_t max_queued = 5000;      // more: Submit answers ResourceExhausted
  uint32_t max_failures = 5;       // errors reported with the current epoch
  uint32_t max_dead_children = 2;  // the same when a parser child died: parser_…
  uint32_t alone_after = 3;        // leases gone in silence until a job is dispatched alone
  uint32_t max_vanished = 6;       // leases gone in silence until quarantine
  Milliseconds retry_delay{1000};  // before a second try; doubles a try
  Milliseconds max_retry_delay{300'000};
};

struct Submission {
  std::string_view content;
  std::string document_id;      // SHA-256 of `content`, checked by the caller
  std::string idempotency_key;  // unique a submitter
  std::string review_id;        // ReviewId() of what the job asks for
  v1::SubmitMetadata metadata;
  v1::ReviewOptions options;
  bool force = false;
};

struct Receipt {
  v1::Job job;
  bool repeated = false;
};

struct LeaseTerms {
  std::string owner;                    // this dispatcher
  uint32_t window = 64;                 // jobs leased by the owner and unexpired, at most
  uint64_t window_bytes = 64ull << 20;  // and their bytes; one job may always go
  Milliseconds lease{90'000};           // until pushed
};

struct LeaseId {
  std::string job_id;
  uint64_t epoch = 0;
};

struct LeasedJob {
  LeaseId lease;
  std::string document_id;
  std::string source_name;
  uint64_t size = 0;
  v1::ReviewOptions options;
  int64_t expires_at_ms = 0;
};

// What the end of the road records about one lease: a review, or `error` in its place.
struct Completion {
  LeaseId lease;
  std::optional<v1::StageError> error;
  std::string review_id;
  v1::Review review;  // without text and timing
  std::string text;   // the decoded source text
  // Whether the task came down the whole road: what the sweeper holds silence against.
  bool got_through = true;
};

enum class Fenced {
  kApplied,
  kLate,  // the job has a newer lease, is finished or cancelled: nothing was changed
};

struct StoredReview {
  std::string review_id;
  v1::Review review;
  std::string text;  // only when asked for
};

struct Swept {
  uint32_t expired = 0;      // leases that ran out
  uint32_t quarantined = 0;  // jobs given up among them
};

struct Stats {
  std::map<v1::JobState, uint64_t> jobs;
  uint64_t reviews = 0;
  // submitted, leased, handed_back, lease_expired, vanished, commits, commits_late, failures;
  // counted in the store, so they survive the processes.
  std::map<std::string, uint64_t> counters;
};

class Store {
 public:
  virtual ~Store() = default;

  // Original, job and receipt in one transaction. Same submitter, key and document: the same
  // receipt. AlreadyExists: the key was used for another document. ResourceExhausted: max_queued.
  // `done` at once when the review exists, unless forced.
  virtual absl::StatusOr<Receipt> Submit(const Submission& submission) = 0;

  // Leases queued jobs, higher priority first, then older. The window is a query over the ledger,
  // so it holds across restarts.
  virtual absl::StatusOr<std::vector<LeasedJob>> Lease(const LeaseTerms& terms) = 0;
  // New ends of the leases (milliseconds since 1970), 0 where the lease is lost.
  virtual absl::StatusOr<std::vector<int64_t>> ExtendAtPush(const std::vector<LeaseId>& leases,
                                                            Milliseconds lease) = 0;
  // For tasks that were not sent: queued again, counts as nothing.
  virtual absl::Status HandBack(const std::vector<LeaseId>& leases) = 0;
  // Fenced by epoch, all in one transaction, one answer a completion.
  virtual absl::StatusOr<std::vector<Fenced>> Commit(
      const std::vector<Completion>& completions) = 0;
  // Re-queues what ran out and counts silence.
  virtual absl::StatusOr<Swept> SweepExpired() = 0;
  // Cancels a job that is not finished; the job after the attempt.
  virtual absl::StatusOr<v1::Job> Cancel(const std::string& job_id) = 0;

  // `message` of jobs is left to the server: wording is data.
  virtual absl::StatusOr<v1::Job> GetJob(const std::string& job_id) = 0;
  // For all watchers at once; unknown ids are left out.
  virtual absl::StatusOr<std::vector<v1::Job>> GetJobs(const std::vector<std::string>& ids) = 0;
  // InvalidArgument for a page token that is none.
  virtual absl::StatusOr<v1::ListJobsResponse> ListJobs(const v1::ListJobsRequest& request) = 0;
  virtual absl::StatusOr<std::string> GetOriginal(const std::string& document_id) = 0;
  virtual absl::StatusOr<StoredReview> GetReview(const std::string& review_id,
                                                 bool include_text) = 0;
  virtual absl::StatusOr<v1::ListReviewsResponse> ListReviews(
      const v1::ListReviewsRequest& request) = 0;
  virtual absl::StatusOr<Stats> GetStats() = 0;
};

}  // namespace dudao::store

#endif  // DUDAO_COMMON_STORE_STORE_H_
