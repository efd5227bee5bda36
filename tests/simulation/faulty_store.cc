#include "tests/simulation/faulty_store.h"

#include <algorithm>

#include "common/store/review_id.h"

namespace dudao::simulation {

absl::StatusOr<store::Receipt> FaultyStore::Submit(const store::Submission& submission) {
  if (world_.bug == Bug::kReceiptBeforeCommit && world_.Chance(10)) {
    // The process dies between the receipt and the commit.
    store::Receipt receipt;
    receipt.job.set_id(store::JobId(submission.metadata.submitter(), submission.idempotency_key));
    return receipt;
  }
  world_.MaybeDie();
  auto receipt = real_.Submit(submission);
  world_.MaybeDie();
  return receipt;
}

absl::StatusOr<std::vector<store::LeasedJob>> FaultyStore::Lease(const store::LeaseTerms& terms) {
  store::LeaseTerms asked = terms;
  if (world_.bug == Bug::kUnboundedWindow) asked.window = 1000;
  world_.MaybeDie();
  auto jobs = real_.Lease(asked);
  for (const store::LeasedJob& job : *jobs) book_.leases[job.lease.job_id] = job.expires_at_ms;
  CountLeased();
  world_.MaybeDie();
  return jobs;
}

absl::StatusOr<std::vector<int64_t>> FaultyStore::ExtendAtPush(
    const std::vector<store::LeaseId>& leases, store::Milliseconds lease) {
  world_.MaybeDie();
  auto ends = real_.ExtendAtPush(leases, lease);
  for (size_t i = 0; i < leases.size(); ++i) {
    if ((*ends)[i] != 0) book_.leases[leases[i].job_id] = (*ends)[i];
  }
  world_.MaybeDie();
  return ends;
}

absl::Status FaultyStore::HandBack(const std::vector<store::LeaseId>& leases) {
  world_.MaybeDie();
  for (const store::LeaseId& lease : leases) {
    if (real_.GetJob(lease.job_id)->epoch() == lease.epoch) book_.leases.erase(lease.job_id);
  }
  const absl::Status status = real_.HandBack(leases);
  world_.MaybeDie();
  return status;
}

std::vector<store::Completion> FaultyStore::Bent(std::vector<store::Completion> completions) {
  if (world_.bug == Bug::kNoFence) {
    for (store::Completion& one : completions) {
      const auto job = real_.GetJob(one.lease.job_id);
      if (job.ok()) one.lease.epoch = job->epoch();
    }
  }
  return completions;
}

absl::StatusOr<std::vector<store::Fenced>> FaultyStore::Commit(
    const std::vector<store::Completion>& completions) {
  world_.MaybeDie();
  if (world_.Chance(5)) {
    // Frozen past its lease.
    world_.now_ms += 2000;
    world_.meanwhile();
  }
  // Whether each came from the job's last lease, as an onlooker knows it.
  std::vector<bool> current;
  for (const store::Completion& one : completions) {
    const auto job = real_.GetJob(one.lease.job_id);
    current.push_back(job.ok() && job->state() == v1::JOB_STATE_LEASED &&
                      job->epoch() == one.lease.epoch);
  }
  auto answers = real_.Commit(Bent(completions));
  for (size_t i = 0; i < completions.size(); ++i) {
    Note(completions[i], (*answers)[i]);
    const bool applied = (*answers)[i] == store::Fenced::kApplied;
    // A stale completion that was taken all the same is a second effect.
    if (applied && !current[i]) ++book_.reviews[completions[i].lease.job_id];
  }
  if (world_.bug == Bug::kFailureTwice) FailAgain(completions);
  world_.MaybeDie();
  return answers;
}

void FaultyStore::FailAgain(const std::vector<store::Completion>& completions) {
  for (const store::Completion& one : completions) {
    if (!one.error || !one.error->retryable()) continue;
    world_.now_ms += 60'000;
    const auto jobs = real_.Lease({.owner = "bug", .window = 1});
    for (const store::LeasedJob& job : *jobs) {
      store::Completion again = one;
      again.lease = job.lease;
      real_.Commit({again}).IgnoreError();
    }
  }
}

void FaultyStore::Note(const store::Completion& completion, store::Fenced answer) {
  const std::string& job = completion.lease.job_id;
  if (answer == store::Fenced::kLate) {
    ++book_.late;
    return;
  }
  book_.leases.erase(job);
  if (!completion.error) {
    ++book_.reviews[job];
  } else if (completion.error->retryable()) {
    ++book_.failures[job];
  } else {
    ++book_.rejections[job];
  }
}

absl::StatusOr<store::Swept> FaultyStore::SweepExpired() {
  if (world_.bug == Bug::kNoSweep) return store::Swept{};
  world_.MaybeDie();
  return real_.SweepExpired();
}

absl::StatusOr<v1::Job> FaultyStore::Cancel(const std::string& job_id) {
  auto job = real_.Cancel(job_id);
  book_.leases.erase(job_id);
  return job;
}

void FaultyStore::CountLeased() {
  const auto live = [this](const auto& lease) { return lease.second > world_.now_ms; };
  const size_t count = std::count_if(book_.leases.begin(), book_.leases.end(), live);
  book_.most_leased = std::max(book_.most_leased, count);
}

}  // namespace dudao::simulation
