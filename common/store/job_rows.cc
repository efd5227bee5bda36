#include "common/store/job_rows.h"

#include <fmt/format.h>

#include <utility>

#include "common/store/ledger.h"
#include "common/store/page.h"
#include "common/store/review_id.h"

// The columns ReadJob reads, in its order.
#define DUDAO_JOB_COLUMNS                                                           \
  "id, document_id, state, epoch, failures, vanished, review_id, error, metadata, " \
  "created_at_ms, updated_at_ms"

namespace dudao::store {
namespace {

v1::Job ReadJob(const Query& row) {
  v1::Job job;
  job.set_id(std::string(row.Text(0)));
  job.set_document_id(std::string(row.Text(1)));
  job.set_state(static_cast<v1::JobState>(row.Int(2)));
  job.set_epoch(row.Int(3));
  job.set_failures(row.Int(4));
  job.set_vanished(row.Int(5));
  job.set_review_id(std::string(row.Text(6)));
  if (!row.Text(7).empty()) job.mutable_error()->ParseFromString(std::string(row.Text(7)));
  job.mutable_metadata()->ParseFromString(std::string(row.Text(8)));
  job.set_created_at_ms(row.Int(9));
  job.set_updated_at_ms(row.Int(10));
  return job;
}

bool HasReview(Connection& db, const std::string& review_id) {
  Query find(db, "SELECT 1 FROM reviews WHERE id = ?", review_id);
  return find.Next();
}

bool QueueIsFull(Connection& db, uint32_t max_queued) {
  Query count(db, "SELECT COUNT(*) FROM jobs WHERE state = 1");
  return count.Next() && count.Int(0) >= max_queued;
}

void InsertOriginal(Connection& db, const Submission& submission, int64_t now) {
  Change(db,
         "INSERT INTO originals (document_id, content, created_at_ms) VALUES (?, ?, ?) "
         "ON CONFLICT (document_id) DO NOTHING",
         submission.document_id, Blob{submission.content}, now);
}

void InsertJob(Connection& db, const std::string& id, const Submission& s, bool done, int64_t now) {
  Change(db,
         "INSERT INTO jobs (id, document_id, size, state, epoch, priority, forced, failures, "
         "vanished, owner, lease_no, lost_lease, lease_until_ms, not_before_ms, review_id, error, "
         "options, metadata, source_name, submitter, external_id, division_code, year, "
         "created_at_ms, updated_at_ms) "
         "VALUES (?, ?, ?, ?, 0, ?, ?, 0, 0, '', 0, 0, 0, 0, ?, x'', ?, ?, ?, ?, ?, ?, ?, ?, ?)",
         id, s.document_id, s.content.size(), done ? v1::JOB_STATE_DONE : v1::JOB_STATE_QUEUED,
         s.metadata.priority(), s.force ? 1 : 0, done ? s.review_id : std::string(),
         Blob{s.options.SerializeAsString()}, Blob{s.metadata.SerializeAsString()},
         s.metadata.source_name(), s.metadata.submitter(), s.metadata.external_id(),
         s.metadata.division_code(), s.metadata.year(), now, now);
}

}  // namespace

std::optional<v1::Job> FindJob(Connection& db, const std::string& job_id) {
  Query find(db, "SELECT " DUDAO_JOB_COLUMNS " FROM jobs WHERE id = ?", job_id);
  if (!find.Next()) return std::nullopt;
  return ReadJob(find);
}

absl::StatusOr<Receipt> SubmitJob(Connection& db, const Policy& policy,
                                  const Submission& submission) {
  const std::string id = JobId(submission.metadata.submitter(), submission.idempotency_key);
  if (std::optional<v1::Job> earlier = FindJob(db, id)) {
    if (earlier->document_id() == submission.document_id) return Receipt{*std::move(earlier), true};
    return absl::AlreadyExistsError(
        "idempotency_key: already used by this submitter for another document");
  }
  const bool done = !submission.force && HasReview(db, submission.review_id);
  if (!done && QueueIsFull(db, policy.max_queued)) {
    return absl::ResourceExhaustedError(
        fmt::format("{} reports are waiting already: try again later", policy.max_queued));
  }
  const int64_t now = db.NowMs();
  InsertOriginal(db, submission, now);
  InsertJob(db, id, submission, done, now);
  Add(db, "submitted");
  std::optional<v1::Job> job = FindJob(db, id);
  if (!job) return db.status();
  return Receipt{*std::move(job), false};
}

absl::StatusOr<v1::Job> CancelJob(Connection& db, const std::string& job_id) {
  // The lease, if any, needs no recall: the fence makes its commit void.
  Change(db,
         "UPDATE jobs SET state = 6, owner = '', lost_lease = 0, updated_at_ms = dudao_now_ms() "
         "WHERE id = ? AND state IN (1, 2)",
         job_id);
  std::optional<v1::Job> job = FindJob(db, job_id);
  if (!job) return absl::NotFoundError(fmt::format("no job {}", job_id));
  return *std::move(job);
}

absl::StatusOr<v1::ListJobsResponse> ListJobRows(Connection& db,
                                                 const v1::ListJobsRequest& request) {
  absl::StatusOr<Page> page = ReadPage(request.page_size(), request.page_token());
  if (!page.ok()) return page.status();
  Query rows(db,
             "SELECT " DUDAO_JOB_COLUMNS
             " FROM jobs WHERE (created_at_ms, id) < (?1, ?2) AND (?3 = 0 OR state = ?3) "
             "AND (?4 = '' OR submitter = ?4) AND (?5 = '' OR external_id = ?5) "
             "AND (?6 = '' OR division_code = ?6) AND (?7 = 0 OR year = ?7) "
             "AND updated_at_ms >= ?8 ORDER BY created_at_ms DESC, id DESC LIMIT ?9",
             page->before_ms, page->before_id, static_cast<int>(request.state()),
             request.submitter(), request.external_id(), request.division_code(), request.year(),
             request.updated_since_ms(), page->size + 1);
  v1::ListJobsResponse response;
  while (rows.Next()) {
    if (response.jobs_size() == static_cast<int>(page->size)) {
      const v1::Job& last = response.jobs(response.jobs_size() - 1);
      response.set_next_page_token(NextPageToken(last.created_at_ms(), last.id()));
      break;
    }
    *response.add_jobs() = ReadJob(rows);
  }
  return response;
}

}  // namespace dudao::store
