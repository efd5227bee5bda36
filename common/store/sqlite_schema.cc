#include "common/store/sqlite_schema.h"

#include <fmt/format.h>

#include <iterator>

namespace dudao::store {
namespace {

// State numbers are those of v1::JobState; 1 is queued, 2 is leased.
//
// ledger: one row a counter, and two running numbers: `lease_no` of the last lease given, and
// `through`, the highest lease number that came down the whole road.
// jobs.lost_lease: the first lease of a job dispatched alone that ran out and is not yet judged.
constexpr const char* kVersions[] = {
    R"sql(
CREATE TABLE originals (
  document_id TEXT NOT NULL PRIMARY KEY,
  content BLOB NOT NULL,
  created_at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE jobs (
  id TEXT NOT NULL PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES originals(document_id),
  size INTEGER NOT NULL,
  state INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  priority INTEGER NOT NULL,
  forced INTEGER NOT NULL,
  failures INTEGER NOT NULL,
  vanished INTEGER NOT NULL,
  owner TEXT NOT NULL,
  lease_no INTEGER NOT NULL,
  lost_lease INTEGER NOT NULL,
  lease_until_ms INTEGER NOT NULL,
  not_before_ms INTEGER NOT NULL,
  review_id TEXT NOT NULL,
  error BLOB NOT NULL,
  options BLOB NOT NULL,
  metadata BLOB NOT NULL,
  source_name TEXT NOT NULL,
  submitter TEXT NOT NULL,
  external_id TEXT NOT NULL,
  division_code TEXT NOT NULL,
  year INTEGER NOT NULL,
  created_at_ms INTEGER NOT NULL,
  updated_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX jobs_queued ON jobs (priority DESC, created_at_ms, id) WHERE state = 1;
CREATE INDEX jobs_leased ON jobs (lease_until_ms) WHERE state = 2;
CREATE INDEX jobs_newest ON jobs (created_at_ms DESC, id DESC);
CREATE INDEX jobs_state ON jobs (state, created_at_ms DESC);
CREATE INDEX jobs_review ON jobs (review_id);

CREATE TABLE reviews (
  id TEXT NOT NULL PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES originals(document_id),
  body BLOB NOT NULL,
  source_text BLOB NOT NULL,
  summary BLOB NOT NULL,
  year INTEGER NOT NULL,
  division_code TEXT NOT NULL,
  scored INTEGER NOT NULL,
  created_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX reviews_newest ON reviews (created_at_ms DESC, id DESC);

CREATE TABLE ledger (
  name TEXT NOT NULL PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT;
)sql",
};
static_assert(std::size(kVersions) == kSchemaVersion);

int VersionOf(Connection& db) {
  Query version(db, "SELECT COALESCE(MAX(version), 0) FROM schema_version");
  return version.Next() ? static_cast<int>(version.Int(0)) : 0;
}

void Upgrade(Connection& db, int from) {
  for (int version = from + 1; version <= kSchemaVersion; ++version) {
    db.Exec(kVersions[version - 1]);
    Change(db, "INSERT INTO schema_version (version, migrated_at_ms) VALUES (?, dudao_now_ms())",
           version);
  }
}

}  // namespace

absl::Status Migrate(Connection& db) {
  db.Exec("BEGIN IMMEDIATE");
  db.Exec(
      "CREATE TABLE IF NOT EXISTS schema_version ("
      "version INTEGER NOT NULL PRIMARY KEY, migrated_at_ms INTEGER NOT NULL) STRICT");
  const int found = VersionOf(db);
  Upgrade(db, found);
  absl::Status status = db.status();
  if (status.ok() && found > kSchemaVersion) {
    status = absl::FailedPreconditionError(
        fmt::format("store schema {} is newer than this program's {}: use a newer dudao", found,
                    kSchemaVersion));
  }
  db.Exec(status.ok() ? "COMMIT" : "ROLLBACK");
  return status.ok() ? db.status() : status;
}

}  // namespace dudao::store
