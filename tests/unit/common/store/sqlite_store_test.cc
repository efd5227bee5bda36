// What is SQLite's own: files, locks, versions, processes that die.
#include "common/store/sqlite_store.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <thread>

#include "tests/unit/common/store/store_fixture.h"

namespace dudao::store {
namespace {

using ::testing::HasSubstr;

std::unique_ptr<Store> OnDisk(const Clock& clock, const test::TempDir& dir) {
  return Opened({.path = dir.File("store.db"), .policy = TestPolicy(), .clock = clock});
}

void RunSql(const std::string& path, const std::string& sql) {
  sqlite3* db = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &db), SQLITE_OK);
  char* why = nullptr;
  ASSERT_EQ(sqlite3_exec(db, sql.c_str(), nullptr, nullptr, &why), SQLITE_OK) << why;
  sqlite3_close(db);
}

TEST(SqliteStore, KeepsEverythingAcrossAReopening) {
  StoreFixture f(OnDisk);
  const v1::Job job = f.Submit("全文", "k1");
  f.store = nullptr;
  f.store = OnDisk([&] { return f.now_ms.load(); }, f.dir);
  EXPECT_EQ(f.Job(job.id()).SerializeAsString(), job.SerializeAsString());
}

TEST(SqliteStore, ANewerFileIsRefusedAndLeftAlone) {
  test::TempDir dir;
  Opened({.path = dir.File("store.db")});
  RunSql(dir.File("store.db"), "INSERT INTO schema_version VALUES (999, 0)");
  const auto store = SqliteStore::Open({.path = dir.File("store.db")});
  EXPECT_EQ(store.status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(store.status().message()), HasSubstr("newer"));
}

TEST(SqliteStore, AFileThatIsNoStoreIsRefused) {
  test::TempDir dir;
  const int fd = open(dir.File("store.db").c_str(), O_CREAT | O_WRONLY, 0600);
  const std::string text(4096, 'x');
  ASSERT_EQ(write(fd, text.data(), text.size()), static_cast<ssize_t>(text.size()));
  close(fd);
  const auto store = SqliteStore::Open({.path = dir.File("store.db")});
  EXPECT_EQ(store.status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(store.status().message()), HasSubstr("not a dudao store"));
}

TEST(SqliteStore, AFolderThatIsNotThereIsNamed) {
  test::TempDir dir;
  const auto store = SqliteStore::Open({.path = dir.File("missing/store.db")});
  EXPECT_EQ(store.status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(store.status().message()), HasSubstr("missing/store.db"));
}

TEST(SqliteStore, ALockedFileIsSaidToBeLocked) {
  test::TempDir dir;
  Opened({.path = dir.File("store.db")});
  sqlite3* holder = nullptr;
  ASSERT_EQ(sqlite3_open(dir.File("store.db").c_str(), &holder), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(holder, "BEGIN EXCLUSIVE", nullptr, nullptr, nullptr), SQLITE_OK);
  const auto store =
      SqliteStore::Open({.path = dir.File("store.db"), .busy_timeout = milliseconds(10)});
  sqlite3_close(holder);
  EXPECT_TRUE(absl::IsUnavailable(store.status())) << store.status();
  EXPECT_THAT(std::string(store.status().message()), HasSubstr("locked by another process"));
}

TEST(SqliteStore, AWriteUnderALockFailsWholeAndWorksAfterwards) {
  test::TempDir dir;
  StoreFixture f([&](const Clock& clock, const test::TempDir&) {
    return Opened({.path = dir.File("store.db"), .busy_timeout = milliseconds(10), .clock = clock});
  });
  sqlite3* holder = nullptr;
  ASSERT_EQ(sqlite3_open(dir.File("store.db").c_str(), &holder), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(holder, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
  EXPECT_TRUE(absl::IsUnavailable(f.store->Submit(f.Ask("全文", "k1")).status()));
  EXPECT_TRUE(absl::IsUnavailable(f.store->Lease({.owner = "me"}).status()));
  sqlite3_close(holder);
  EXPECT_FALSE(f.store->Submit(f.Ask("全文", "k1"))->repeated);
}

TEST(SqliteStore, ManyCallersShareTheWriter) {
  StoreFixture f(OnDisk);
  std::vector<std::thread> callers;
  for (int caller = 0; caller < 8; ++caller) {
    callers.emplace_back([&f, caller] {
      for (int i = 0; i < 10; ++i) {
        const std::string name = std::to_string(caller * 10 + i);
        EXPECT_TRUE(f.store->Submit(f.Ask("全文" + name, name)).ok());
        EXPECT_TRUE(f.store->GetStats().ok());
      }
    });
  }
  for (std::thread& caller : callers) caller.join();
  EXPECT_EQ(f.Counter("submitted"), 80u);
  EXPECT_EQ(f.Lease(100).size(), 80u);
}

TEST(SqliteStore, ARefusalInAGroupHurtsNobodyElse) {
  StoreFixture f(OnDisk);
  f.Submit("原来", "taken");
  std::vector<std::thread> callers;
  std::atomic<int> refused = 0;
  for (int i = 0; i < 16; ++i) {
    callers.emplace_back([&, i] {
      const bool bad = i % 2 == 0;
      const auto receipt =
          f.store->Submit(f.Ask("全文" + std::to_string(i), bad ? "taken" : std::to_string(i)));
      EXPECT_EQ(receipt.ok(), !bad);
      refused += bad && absl::IsAlreadyExists(receipt.status());
    });
  }
  for (std::thread& caller : callers) caller.join();
  EXPECT_EQ(refused, 8);
  EXPECT_EQ(f.Counter("submitted"), 9u);
}

// Runs `body` in a process of its own that is killed when it says so, or at its end.
void InDoomedProcess(const std::function<void()>& body) {
  const pid_t child = fork();
  if (child == 0) {
    body();
    kill(getpid(), SIGKILL);
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
}

// What was acknowledged before the process died, killed between any two steps, is there afterwards.
TEST(SqliteStore, AKilledProcessLosesNothingItAcknowledged) {
  test::TempDir dir;
  for (int steps = 1; steps <= 4; ++steps) {
    const std::string path = dir.File(std::to_string(steps) + ".db");
    const MakeStore make = [&](const Clock& clock, const test::TempDir&) {
      return Opened({.path = path, .policy = TestPolicy(), .clock = clock});
    };
    InDoomedProcess([&] {
      StoreFixture f(make);
      f.Submit("全文", "k1");
      if (steps == 1) return;
      const LeasedJob job = f.Lease()[0];
      if (steps == 2) return;
      f.store->ExtendAtPush({job.lease}, seconds(30)).IgnoreError();
      if (steps == 3) return;
      f.Commit(f.Done(job));
      kill(getpid(), SIGKILL);
    });
    StoreFixture f(make);
    const auto again = f.store->Submit(f.Ask("全文", "k1"));
    ASSERT_TRUE(again.ok()) << again.status();
    EXPECT_TRUE(again->repeated) << steps;
    EXPECT_EQ(again->job.state(), steps == 1   ? v1::JOB_STATE_QUEUED
                                  : steps == 4 ? v1::JOB_STATE_DONE
                                               : v1::JOB_STATE_LEASED);
    EXPECT_EQ(f.Reviews(), steps == 4 ? 1u : 0u);
  }
}

// Two processes on one file: one submits and leases, one commits, killed again and again.
TEST(SqliteStore, TwoProcessesShareAFileThroughKills) {
#ifdef __SANITIZE_THREAD__
  GTEST_SKIP() << "ThreadSanitizer cannot follow a fork of a process with threads";
#endif
  test::TempDir dir;
  const MakeStore make = [&](const Clock& clock, const test::TempDir&) {
    return Opened({.path = dir.File("store.db"), .policy = TestPolicy(), .clock = clock});
  };
  StoreFixture f(make);
  for (int round = 0; round < 5; ++round) {
    for (int i = 0; i < 4; ++i) {
      const std::string name = std::to_string(round * 4 + i);
      f.Submit("全文" + name, name);
    }
    const std::vector<LeasedJob> jobs = f.Lease();
    ASSERT_EQ(jobs.size(), 4u);
    // Two are committed before the kill, two are lost with the process.
    InDoomedProcess([&] {
      StoreFixture scoring(make);
      scoring.Commit(scoring.Done(jobs[0]));
      scoring.Commit(scoring.Done(jobs[1]));
    });
    EXPECT_EQ(f.Commit(f.Done(jobs[0])), Fenced::kLate);
    EXPECT_EQ(f.Commit(f.Done(jobs[2])), Fenced::kApplied);
    EXPECT_EQ(f.Commit(f.Done(jobs[3])), Fenced::kApplied);
  }
  EXPECT_EQ(f.Reviews(), 20u);
  EXPECT_EQ(f.Counter("commits_late"), 5u);
}

TEST(SqliteStore, ItsOwnClockMovesInMilliseconds) {
  const auto store = Opened({.path = ":memory:"});
  StoreFixture f([](const Clock&, const test::TempDir&) { return Opened({.path = ":memory:"}); });
  const int64_t first = f.Submit("全文", "k1").created_at_ms();
  const auto system =
      std::chrono::duration_cast<milliseconds>(std::chrono::system_clock::now().time_since_epoch())
          .count();
  EXPECT_LT(std::abs(system - first), 60'000);
}

}  // namespace
}  // namespace dudao::store
