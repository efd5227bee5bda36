#include "common/store/ledger.h"

namespace dudao::store {

int64_t Add(Connection& db, const char* name, int64_t by) {
  Query add(db,
            "INSERT INTO ledger (name, value) VALUES (?, ?) "
            "ON CONFLICT (name) DO UPDATE SET value = ledger.value + excluded.value "
            "RETURNING value",
            name, by);
  const int64_t value = add.Next() ? add.Int(0) : 0;
  add.Next();  // SQLite ends a RETURNING statement only when stepped past its rows.
  return value;
}

void Raise(Connection& db, const char* name, int64_t to) {
  if (Read(db, name) < to) Add(db, name, to - Read(db, name));
}

int64_t Read(Connection& db, const char* name) {
  Query read(db, "SELECT value FROM ledger WHERE name = ?", name);
  return read.Next() ? read.Int(0) : 0;
}

}  // namespace dudao::store
