#include "common/store/lease_rows.h"

#include <algorithm>

#include "common/store/ledger.h"

namespace dudao::store {
namespace {

struct Owned {
  uint64_t jobs = 0;
  uint64_t bytes = 0;
  bool one_alone = false;
};

Owned OwnedBy(Connection& db, const Policy& policy, const std::string& owner) {
  Query sum(db,
            "SELECT COUNT(*), COALESCE(SUM(size), 0), COALESCE(MAX(vanished), 0) FROM jobs "
            "WHERE state = 2 AND owner = ? AND lease_until_ms > dudao_now_ms()",
            owner);
  if (!sum.Next()) return {};
  return {static_cast<uint64_t>(sum.Int(0)), static_cast<uint64_t>(sum.Int(1)),
          sum.Int(2) >= policy.alone_after};
}

LeasedJob ReadLeased(const Query& row) {
  LeasedJob job;
  job.lease.job_id = row.Text(0);
  job.lease.epoch = row.Int(1) + 1;
  job.document_id = row.Text(2);
  job.source_name = row.Text(3);
  job.size = row.Int(4);
  job.options.ParseFromString(std::string(row.Text(5)));
  return job;
}

// What the window takes of the queue. A job to go alone waits until nothing is out, and while it
// waits nothing overtakes it: else it would never go.
std::vector<LeasedJob> Choose(Connection& db, const Policy& policy, const LeaseTerms& terms,
                              Owned owned) {
  std::vector<LeasedJob> chosen;
  if (owned.one_alone || owned.jobs >= terms.window) return chosen;
  Query queue(db,
              "SELECT id, epoch, document_id, source_name, size, options, vanished FROM jobs "
              "WHERE state = 1 AND lost_lease = 0 AND not_before_ms <= dudao_now_ms() "
              "ORDER BY priority DESC, created_at_ms, id LIMIT ?",
              terms.window - owned.jobs);
  while (queue.Next()) {
    const bool first = owned.jobs + chosen.size() == 0;
    const bool alone = queue.Int(6) >= policy.alone_after;
    LeasedJob job = ReadLeased(queue);
    owned.bytes += job.size;
    if (!first && (alone || owned.bytes > terms.window_bytes)) break;
    chosen.push_back(std::move(job));
    if (alone) break;
  }
  return chosen;
}

void GiveLease(Connection& db, const LeaseTerms& terms, int64_t lease_no, LeasedJob& job) {
  Change(db,
         "UPDATE jobs SET state = 2, epoch = ?, owner = ?, lease_no = ?, lease_until_ms = ?, "
         "updated_at_ms = dudao_now_ms() WHERE id = ?",
         job.lease.epoch, terms.owner, lease_no, job.expires_at_ms, job.lease.job_id);
}

struct Lost {
  std::string job_id;
  int64_t lease_no = 0;
  uint32_t vanished = 0;
};

std::vector<Lost> ReadLost(Query& rows) {
  std::vector<Lost> lost;
  while (rows.Next()) {
    lost.push_back({std::string(rows.Text(0)), rows.Int(1), static_cast<uint32_t>(rows.Int(2))});
  }
  return lost;
}

std::vector<Lost> RunOut(Connection& db) {
  Query rows(db,
             "SELECT id, lease_no, vanished FROM jobs "
             "WHERE state = 2 AND lease_until_ms <= dudao_now_ms()");
  return ReadLost(rows);
}

std::vector<Lost> ToJudge(Connection& db) {
  Query rows(db,
             "SELECT id, lost_lease, vanished FROM jobs "
             "WHERE state = 1 AND lost_lease > 0 AND not_before_ms <= dudao_now_ms()");
  return ReadLost(rows);
}

void Requeue(Connection& db, const Lost& job, uint32_t vanished, int64_t lost_lease,
             int64_t not_before) {
  Change(db,
         "UPDATE jobs SET state = 1, owner = '', vanished = ?, lost_lease = ?, not_before_ms = ?, "
         "updated_at_ms = dudao_now_ms() WHERE id = ?",
         vanished, lost_lease, not_before, job.job_id);
}

void Quarantine(Connection& db, const Lost& job, uint32_t vanished) {
  v1::StageError error;
  error.set_stage("ingest");
  error.set_code("vanished");
  error.set_retryable(true);
  error.add_arguments(std::to_string(vanished));
  Change(db,
         "UPDATE jobs SET state = 5, owner = '', vanished = ?, lost_lease = 0, error = ?, "
         "updated_at_ms = dudao_now_ms() WHERE id = ?",
         vanished, Blob{error.SerializeAsString()}, job.job_id);
}

// Silence counts against a job only when another, leased later, came through meanwhile: else the
// road is what is silent. A job that went alone has nobody leased after it, so it is judged when
// its back-off is over.
void OnRunOut(Connection& db, const Policy& policy, const Lost& job, int64_t through) {
  const int64_t now = db.NowMs();
  if (job.vanished >= policy.alone_after) {
    const int64_t delay = RetryDelayMs(policy, job.vanished - policy.alone_after);
    return Requeue(db, job, job.vanished, job.lease_no, now + delay);
  }
  const uint32_t vanished = job.vanished + (job.lease_no < through ? 1 : 0);
  if (vanished > job.vanished) Add(db, "vanished");
  const bool alone = vanished >= policy.alone_after;
  Requeue(db, job, vanished, 0, alone ? now + RetryDelayMs(policy, 0) : now);
}

bool Judge(Connection& db, const Policy& policy, const Lost& job, int64_t through) {
  const uint32_t vanished = job.vanished + (job.lease_no < through ? 1 : 0);
  if (vanished > job.vanished) Add(db, "vanished");
  if (vanished >= policy.max_vanished) {
    Quarantine(db, job, vanished);
    return true;
  }
  Requeue(db, job, vanished, 0, 0);
  return false;
}

}  // namespace

int64_t RetryDelayMs(const Policy& policy, uint32_t earlier) {
  const int64_t delay = policy.retry_delay.count() << std::min<uint32_t>(earlier, 20);
  return std::min<int64_t>(delay, policy.max_retry_delay.count());
}

std::vector<LeasedJob> LeaseJobs(Connection& db, const Policy& policy, const LeaseTerms& terms) {
  std::vector<LeasedJob> jobs = Choose(db, policy, terms, OwnedBy(db, policy, terms.owner));
  if (jobs.empty()) return jobs;
  const int64_t count = static_cast<int64_t>(jobs.size());
  int64_t lease_no = Add(db, kLeaseNo, count) - count;
  const int64_t until = db.NowMs() + terms.lease.count();
  for (LeasedJob& job : jobs) {
    job.expires_at_ms = until;
    GiveLease(db, terms, ++lease_no, job);
  }
  Add(db, "leased", count);
  return jobs;
}

int64_t ExtendLease(Connection& db, const LeaseId& lease, Milliseconds by) {
  const int64_t until = db.NowMs() + by.count();
  const int64_t changed =
      Change(db,
             "UPDATE jobs SET lease_until_ms = ? WHERE id = ? AND epoch = ? AND state = 2 "
             "AND lease_until_ms > dudao_now_ms()",
             until, lease.job_id, lease.epoch);
  return changed == 1 ? until : 0;
}

void HandBackLease(Connection& db, const LeaseId& lease) {
  const int64_t changed =
      Change(db,
             "UPDATE jobs SET state = 1, owner = '', updated_at_ms = dudao_now_ms() "
             "WHERE id = ? AND epoch = ? AND state = 2",
             lease.job_id, lease.epoch);
  if (changed == 1) Add(db, "handed_back");
}

Swept SweepLeases(Connection& db, const Policy& policy) {
  Swept swept;
  const int64_t through = Read(db, kThrough);
  for (const Lost& job : ToJudge(db)) swept.quarantined += Judge(db, policy, job, through);
  for (const Lost& job : RunOut(db)) {
    OnRunOut(db, policy, job, through);
    ++swept.expired;
  }
  if (swept.expired > 0) Add(db, "lease_expired", swept.expired);
  return swept;
}

}  // namespace dudao::store
