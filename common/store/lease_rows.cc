#include "common/store/lease_rows.h"

#include <algorithm>
#include <utility>

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

std::vector<LeasedJob> ReadWaiting(Query& queue) {
  std::vector<LeasedJob> waiting;
  while (queue.Next()) waiting.push_back(ReadLeased(queue));
  return waiting;
}

std::vector<LeasedJob> Ordinary(Connection& db, const Policy& policy, int64_t limit) {
  Query queue(db,
              "SELECT id, epoch, document_id, source_name, size, options FROM jobs "
              "WHERE state = 1 AND not_before_ms <= dudao_now_ms() AND vanished < ? "
              "ORDER BY priority DESC, created_at_ms, id LIMIT ?",
              policy.alone_after, limit);
  return ReadWaiting(queue);
}

// The next to go alone; not one that the sweeper has still to judge.
std::vector<LeasedJob> Alone(Connection& db, const Policy& policy) {
  Query queue(db,
              "SELECT id, epoch, document_id, source_name, size, options FROM jobs "
              "WHERE state = 1 AND not_before_ms <= dudao_now_ms() AND vanished >= ? "
              "AND (lost_lease = 0 OR lost_lease >= ?) "
              "ORDER BY priority DESC, created_at_ms, id LIMIT 1",
              policy.alone_after, Read(db, kThrough));
  return ReadWaiting(queue);
}

// A job that went alone and fell silent holds the road up for a whole lease. So between two of them
// another job must have come through and some time have passed, if others wait at all: else two
// such jobs by turns would starve everybody, and nobody would get through to judge them by.
bool IsTurnOfAlone(Connection& db, bool others_wait) {
  if (!others_wait) return true;
  return Read(db, kThrough) > Read(db, kLastAlone) && db.NowMs() >= Read(db, kNextAloneMs);
}

std::vector<LeasedJob> ThatFit(std::vector<LeasedJob> jobs, const LeaseTerms& terms, Owned owned) {
  size_t fit = 0;
  for (; fit < jobs.size(); ++fit) {
    owned.bytes += jobs[fit].size;
    if (owned.jobs + fit > 0 && owned.bytes > terms.window_bytes) break;
  }
  jobs.resize(fit);
  return jobs;
}

struct Choice {
  std::vector<LeasedJob> jobs;
  bool alone = false;
};

// What the window takes of the queue. A job whose turn it is to go alone waits until nothing is
// out, and meanwhile nothing overtakes it: else it would never go.
Choice Choose(Connection& db, const Policy& policy, const LeaseTerms& terms, const Owned& owned) {
  if (owned.one_alone || owned.jobs >= terms.window) return {};
  const auto room = static_cast<int64_t>(terms.window - owned.jobs);
  std::vector<LeasedJob> ordinary = Ordinary(db, policy, room);
  std::vector<LeasedJob> alone = Alone(db, policy);
  if (!alone.empty() && IsTurnOfAlone(db, !ordinary.empty())) {
    if (owned.jobs > 0) alone.clear();
    return {std::move(alone), true};
  }
  return {ThatFit(std::move(ordinary), terms, owned), false};
}

void GiveLease(Connection& db, const LeaseTerms& terms, int64_t lease_no, LeasedJob& job) {
  Change(db,
         "UPDATE jobs SET state = 2, epoch = ?, owner = ?, lease_no = ?, lease_until_ms = ?, "
         "updated_at_ms = dudao_now_ms() WHERE id = ?",
         job.lease.epoch, terms.owner, lease_no, job.expires_at_ms, job.lease.job_id);
}

struct Lost {
  std::string job_id;
  int64_t lease_no = 0;  // the lease to judge
  uint32_t vanished = 0;
};

std::vector<Lost> ReadLost(Query& rows) {
  std::vector<Lost> lost;
  while (rows.Next()) {
    lost.push_back({std::string(rows.Text(0)), rows.Int(1), static_cast<uint32_t>(rows.Int(2))});
  }
  return lost;
}

// A job that goes alone is judged by the first of its silences that is not judged yet.
std::vector<Lost> RunOut(Connection& db) {
  Query rows(db,
             "SELECT id, CASE WHEN lost_lease > 0 THEN lost_lease ELSE lease_no END, vanished "
             "FROM jobs WHERE state = 2 AND lease_until_ms <= dudao_now_ms()");
  return ReadLost(rows);
}

std::vector<Lost> ToJudge(Connection& db, int64_t through) {
  Query rows(db,
             "SELECT id, lost_lease, vanished FROM jobs WHERE state = 1 AND lost_lease > 0 "
             "AND lost_lease < ? AND not_before_ms <= dudao_now_ms()",
             through);
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

// Silence counts against a job only when another, leased later, came through: else the road is what
// is silent. For an ordinary job that is asked when its lease runs out; one that went alone had
// nobody leased after it, so it is asked once another has come through.
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

// Whether the job is given up.
bool Judge(Connection& db, const Policy& policy, const Lost& job) {
  const uint32_t vanished = job.vanished + 1;
  Add(db, "vanished");
  const bool given_up = vanished >= policy.max_vanished;
  given_up ? Quarantine(db, job, vanished) : Requeue(db, job, vanished, 0, 0);
  return given_up;
}

}  // namespace

int64_t RetryDelayMs(const Policy& policy, uint32_t earlier) {
  const int64_t delay = policy.retry_delay.count() << std::min<uint32_t>(earlier, 20);
  return std::min<int64_t>(delay, policy.max_retry_delay.count());
}

std::vector<LeasedJob> LeaseJobs(Connection& db, const Policy& policy, const LeaseTerms& terms) {
  Choice choice = Choose(db, policy, terms, OwnedBy(db, policy, terms.owner));
  if (choice.jobs.empty()) return {};
  const auto count = static_cast<int64_t>(choice.jobs.size());
  int64_t lease_no = Add(db, kLeaseNo, count) - count;
  const int64_t now = db.NowMs();
  for (LeasedJob& job : choice.jobs) {
    job.expires_at_ms = now + terms.lease.count();
    GiveLease(db, terms, ++lease_no, job);
  }
  if (choice.alone) {
    Raise(db, kLastAlone, lease_no);
    Raise(db, kNextAloneMs, now + 2 * terms.lease.count());
  }
  Add(db, "leased", count);
  return std::move(choice.jobs);
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
  for (const Lost& job : ToJudge(db, through)) swept.quarantined += Judge(db, policy, job);
  for (const Lost& job : RunOut(db)) {
    OnRunOut(db, policy, job, through);
    ++swept.expired;
  }
  if (swept.expired > 0) Add(db, "lease_expired", swept.expired);
  return swept;
}

}  // namespace dudao::store
