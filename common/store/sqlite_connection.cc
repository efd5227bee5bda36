#include "common/store/sqlite_connection.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <utility>

namespace dudao::store {
namespace {

constexpr int64_t kUnixEpochJulianMs = 210866760000000;

// SQLite's own clock in milliseconds: what julianday('now') reads, without its rounding. (3.40 has
// no 'subsec': unixepoch('subsec') is NULL there, and a NULL lease never expires.)
int64_t SqliteNowMs() {
  sqlite3_vfs* vfs = sqlite3_vfs_find(nullptr);
  sqlite3_int64 julian_ms = 0;
  vfs->xCurrentTimeInt64(vfs, &julian_ms);
  return julian_ms - kUnixEpochJulianMs;
}

void NowFunction(sqlite3_context* context, int, sqlite3_value**) {
  const auto* clock = static_cast<const Clock*>(sqlite3_user_data(context));
  sqlite3_result_int64(context, *clock ? (*clock)() : SqliteNowMs());
}

absl::StatusCode CodeOf(int error) {
  switch (error & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_NOMEM:
      return absl::StatusCode::kUnavailable;
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_NOTADB:
      return absl::StatusCode::kFailedPrecondition;
    case SQLITE_CORRUPT:
      return absl::StatusCode::kDataLoss;
    default:
      return absl::StatusCode::kInternal;
  }
}

const char* ReasonOf(int error) {
  switch (error & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "locked by another process";
    case SQLITE_FULL:
      return "disk full";
    case SQLITE_CANTOPEN:
      return "cannot be opened (is the folder there and writable?)";
    case SQLITE_READONLY:
      return "not writable";
    case SQLITE_NOTADB:
      return "not a dudao store";
    default:
      return "failed";
  }
}

}  // namespace

Connection::Connection(sqlite3* db, std::string path, Clock clock)
    : db_(db), path_(std::move(path)), clock_(std::move(clock)) {}

Connection::~Connection() {
  for (auto& [sql, statement] : statements_) sqlite3_finalize(statement);
  sqlite3_close(db_);
}

absl::StatusOr<std::unique_ptr<Connection>> Connection::Open(const std::string& path,
                                                             std::chrono::milliseconds busy_timeout,
                                                             Clock clock) {
  sqlite3* raw = nullptr;
  constexpr int kFlags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
  sqlite3_open_v2(path.c_str(), &raw, kFlags, nullptr);
  std::unique_ptr<Connection> db(new Connection(raw, path, std::move(clock)));
  if (sqlite3_errcode(raw) != SQLITE_OK) {
    db->Fail("open");
    return db->status_;
  }
  sqlite3_extended_result_codes(raw, 1);
  sqlite3_busy_timeout(raw, static_cast<int>(busy_timeout.count()));
  sqlite3_create_function(raw, "dudao_now_ms", 0, SQLITE_UTF8, &db->clock_, &NowFunction, nullptr,
                          nullptr);
  db->Exec("PRAGMA journal_mode=WAL");
  db->Exec("PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY");
  if (!db->status_.ok()) return db->status_;
  return db;
}

int64_t Connection::NowMs() {
  Query now(*this, "SELECT dudao_now_ms()");
  return now.Next() ? now.Int(0) : 0;
}

void Connection::Exec(const char* sql) {
  if (!status_.ok()) return;
  if (sqlite3_exec(db_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) Fail(sql);
}

int64_t Connection::Changes() const { return sqlite3_changes64(db_); }

bool Connection::InTransaction() const { return sqlite3_get_autocommit(db_) == 0; }

sqlite3_stmt* Connection::Prepare(const char* sql) {
  sqlite3_stmt*& statement = statements_[sql];
  if (statement == nullptr && sqlite3_prepare_v3(db_, sql, -1, SQLITE_PREPARE_PERSISTENT,
                                                 &statement, nullptr) != SQLITE_OK) {
    Fail(sql);
  }
  return statement;
}

void Connection::Fail(std::string_view doing) {
  if (!status_.ok()) return;
  const int error = sqlite3_extended_errcode(db_);
  status_ = absl::Status(CodeOf(error),
                         fmt::format("store {} is {}: {} ({}) in: {}", path_, ReasonOf(error),
                                     sqlite3_errmsg(db_), error, doing.substr(0, 80)));
}

sqlite3_stmt* Query::Start(const char* sql) {
  return db_.status_.ok() ? db_.Prepare(sql) : nullptr;
}

Query::~Query() {
  if (statement_ == nullptr) return;
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

bool Query::Next() {
  if (statement_ == nullptr || !db_.status_.ok()) return false;
  const int result = sqlite3_step(statement_);
  if (result != SQLITE_ROW && result != SQLITE_DONE) db_.Fail(sqlite3_sql(statement_));
  return result == SQLITE_ROW;
}

int64_t Query::Int(int column) const { return sqlite3_column_int64(statement_, column); }

std::string_view Query::Text(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  return {bytes == nullptr ? "" : bytes,
          static_cast<size_t>(sqlite3_column_bytes(statement_, column))};
}

void Query::Bind(int at, int64_t value) {
  if (statement_ != nullptr) sqlite3_bind_int64(statement_, at, value);
}

// Copied, as the text may be a temporary of the declaration; an empty view must not bind NULL.
void Query::Bind(int at, std::string_view text) {
  if (statement_ == nullptr) return;
  const char* bytes = text.data() == nullptr ? "" : text.data();
  sqlite3_bind_text64(statement_, at, bytes, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

void Query::Bind(int at, Blob blob) {
  if (statement_ == nullptr) return;
  if (blob.bytes.empty()) {
    sqlite3_bind_zeroblob(statement_, at, 0);
  } else {
    sqlite3_bind_blob64(statement_, at, blob.bytes.data(), blob.bytes.size(), SQLITE_STATIC);
  }
}

}  // namespace dudao::store
