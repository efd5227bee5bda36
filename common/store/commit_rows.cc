#include "common/store/commit_rows.h"

#include <optional>

#include "common/store/compress.h"
#include "common/store/lease_rows.h"
#include "common/store/ledger.h"

namespace dudao::store {
namespace {

v1::ReviewSummary Summarise(const Completion& completion) {
  const v1::Review& review = completion.review;
  v1::ReviewSummary summary;
  summary.set_review_id(completion.review_id);
  summary.set_document_id(review.document().id());
  summary.set_title(review.document().title());
  summary.set_region(review.document().region());
  summary.set_division_code(review.document().division_code());
  summary.set_evaluation_year(review.document().evaluation_year());
  summary.set_scored(review.score().scored());
  summary.set_low(review.score().low());
  summary.set_high(review.score().high());
  summary.set_framework(review.score().framework());
  summary.set_source_name(review.document().source_name());
  for (const v1::Finding& finding : review.findings()) {
    if (finding.severity() == "error") summary.set_errors(summary.errors() + 1);
    if (finding.severity() == "warning") summary.set_warnings(summary.warnings() + 1);
  }
  return summary;
}

struct Finished {
  int64_t lease_no = 0;
  bool forced = false;
  std::string division_code;  // as the caller stated them
  int64_t year = 0;
};

// The fence: of all completions of a job only that of its last lease finds the row.
std::optional<Finished> Finish(Connection& db, const Completion& completion) {
  Query update(db,
               "UPDATE jobs SET state = 3, owner = '', review_id = ?, error = x'', "
               "updated_at_ms = dudao_now_ms() "
               "WHERE id = ? AND epoch = ? AND state = 2 AND document_id = ? "
               "RETURNING lease_no, forced, division_code, year",
               completion.review_id, completion.lease.job_id, completion.lease.epoch,
               completion.review.document().id());
  if (!update.Next()) return std::nullopt;
  Finished job{update.Int(0), update.Int(1) != 0, std::string(update.Text(2)), update.Int(3)};
  update.Next();
  return job;
}

constexpr char kInsertReview[] =
    "INSERT INTO reviews (id, document_id, body, source_text, summary, year, division_code, "
    "scored, created_at_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, dudao_now_ms()) "
    "ON CONFLICT (id) DO NOTHING";
constexpr char kReplaceReview[] =
    "INSERT INTO reviews (id, document_id, body, source_text, summary, year, division_code, "
    "scored, created_at_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, dudao_now_ms()) "
    "ON CONFLICT (id) DO UPDATE SET body = excluded.body, source_text = excluded.source_text, "
    "summary = excluded.summary, created_at_ms = excluded.created_at_ms";

void WriteReview(Connection& db, const PackedCompletion& packed, const Finished& job) {
  const v1::ReviewedDocument& document = packed.completion->review.document();
  const int64_t year = document.has_evaluation_year() ? document.evaluation_year() : job.year;
  Change(db, job.forced ? kReplaceReview : kInsertReview, packed.completion->review_id,
         document.id(), Blob{packed.body}, Blob{packed.text}, Blob{packed.summary}, year,
         document.has_division_code() ? document.division_code() : job.division_code,
         packed.completion->review.score().scored() ? 1 : 0);
}

struct Failing {
  int64_t lease_no = 0;
  uint32_t failures = 0;
};

std::optional<Failing> FindFailing(Connection& db, const LeaseId& lease) {
  Query find(db, "SELECT lease_no, failures FROM jobs WHERE id = ? AND epoch = ? AND state = 2",
             lease.job_id, lease.epoch);
  if (!find.Next()) return std::nullopt;
  return Failing{find.Int(0), static_cast<uint32_t>(find.Int(1))};
}

v1::JobState StateAfter(const Policy& policy, const v1::StageError& error, uint32_t failures) {
  if (!error.retryable()) return v1::JOB_STATE_REJECTED;
  const bool dead_child = error.code().starts_with("parser_");
  const uint32_t limit = dead_child ? policy.max_dead_children : policy.max_failures;
  return failures >= limit ? v1::JOB_STATE_QUARANTINED : v1::JOB_STATE_QUEUED;
}

Fenced Late(Connection& db) {
  Add(db, "commits_late");
  return Fenced::kLate;
}

Fenced Applied(Connection& db, const Completion& completion, int64_t lease_no) {
  if (completion.got_through) Raise(db, kThrough, lease_no);
  Add(db, "commits");
  return Fenced::kApplied;
}

}  // namespace

PackedCompletion Pack(const Completion& completion) {
  PackedCompletion packed{&completion, {}, {}, {}};
  if (completion.error) return packed;
  packed.body = Compress(completion.review.SerializeAsString());
  packed.text = Compress(completion.text);
  packed.summary = Summarise(completion).SerializeAsString();
  return packed;
}

Fenced CommitReview(Connection& db, const PackedCompletion& packed) {
  const std::optional<Finished> job = Finish(db, *packed.completion);
  if (!job) return Late(db);
  WriteReview(db, packed, *job);
  return Applied(db, *packed.completion, job->lease_no);
}

Fenced CommitError(Connection& db, const Policy& policy, const Completion& completion,
                   const v1::StageError& error) {
  const std::optional<Failing> job = FindFailing(db, completion.lease);
  if (!job) return Late(db);
  const uint32_t failures = job->failures + (error.retryable() ? 1 : 0);
  if (error.retryable()) Add(db, "failures");
  Change(db,
         "UPDATE jobs SET state = ?, owner = '', failures = ?, error = ?, "
         "not_before_ms = dudao_now_ms() + ?, updated_at_ms = dudao_now_ms() "
         "WHERE id = ? AND epoch = ? AND state = 2",
         static_cast<int>(StateAfter(policy, error, failures)), failures,
         Blob{error.SerializeAsString()}, RetryDelayMs(policy, job->failures),
         completion.lease.job_id, completion.lease.epoch);
  return Applied(db, completion, job->lease_no);
}

}  // namespace dudao::store
