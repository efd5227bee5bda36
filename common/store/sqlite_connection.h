// One SQLite connection, prepared statements kept, errors as Status.
//
//   Query find(db, "SELECT state, size FROM jobs WHERE id = ?", id);
//   if (find.Next()) use(find.Int(0));
//   db.status();   // the first error since ClearStatus(), sticky: later queries do nothing
//
// The sticky status lets a transaction be written as plain steps and checked once at its end, where
// everything is rolled back if one of them failed.
#ifndef DUDAO_COMMON_STORE_SQLITE_CONNECTION_H_
#define DUDAO_COMMON_STORE_SQLITE_CONNECTION_H_

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

struct sqlite3;
struct sqlite3_stmt;

namespace dudao::store {

// Milliseconds since 1970. The default is SQLite's own clock; tests give a fake one.
using Clock = std::function<int64_t()>;

// Not copied when bound: the bytes must outlive the query.
struct Blob {
  std::string_view bytes;
};

// Used by one thread at a time.
class Connection {
 public:
  // `path` may be ":memory:". WAL, synchronous=FULL, dudao_now_ms(). Waits `busy_timeout` for a
  // lock. FailedPrecondition when the file cannot be opened or written or is no store; Unavailable
  // when another process keeps it locked.
  static absl::StatusOr<std::unique_ptr<Connection>> Open(const std::string& path,
                                                          std::chrono::milliseconds busy_timeout,
                                                          Clock clock);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // Now by dudao_now_ms().
  int64_t NowMs();
  // Runs statements without parameters.
  void Exec(const char* sql);
  // Rows changed by the last INSERT, UPDATE or DELETE.
  int64_t Changes() const;
  bool InTransaction() const;

  const absl::Status& status() const { return status_; }
  void ClearStatus() { status_ = absl::OkStatus(); }

 private:
  friend class Query;
  Connection(sqlite3* db, std::string path, Clock clock);
  sqlite3_stmt* Prepare(const char* sql);
  void Fail(std::string_view doing);

  sqlite3* db_;
  std::string path_;
  Clock clock_;
  absl::Status status_;
  // By address: the texts are literals.
  std::map<const char*, sqlite3_stmt*> statements_;
};

// One run of a statement. `sql` must be a literal. Values returned live until the next Next().
class Query {
 public:
  template <typename... Args>
  Query(Connection& db, const char* sql, const Args&... args) : db_(db), statement_(Start(sql)) {
    int at = 0;
    (Bind(++at, args), ...);
  }
  ~Query();
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  // Whether there is a (further) row; false after an error.
  bool Next();
  int64_t Int(int column) const;
  std::string_view Text(int column) const;

 private:
  sqlite3_stmt* Start(const char* sql);
  void Bind(int at, int64_t value);
  void Bind(int at, uint64_t value) { Bind(at, static_cast<int64_t>(value)); }
  void Bind(int at, int value) { Bind(at, static_cast<int64_t>(value)); }
  void Bind(int at, uint32_t value) { Bind(at, static_cast<int64_t>(value)); }
  void Bind(int at, std::string_view text);
  void Bind(int at, const std::string& text) { Bind(at, std::string_view(text)); }
  void Bind(int at, const char* text) { Bind(at, std::string_view(text)); }
  void Bind(int at, Blob blob);

  Connection& db_;
  sqlite3_stmt* statement_;
};

// Runs a statement that yields no rows; the rows it changed.
template <typename... Args>
int64_t Change(Connection& db, const char* sql, const Args&... args) {
  Query query(db, sql, args...);
  query.Next();
  return db.status().ok() ? db.Changes() : 0;
}

}  // namespace dudao::store

#endif  // DUDAO_COMMON_STORE_SQLITE_CONNECTION_H_
