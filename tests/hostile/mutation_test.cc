// One invented report in every format, spoilt again and again, through the shipped parser: each is
// answered, and nothing but the document suffers.
//
// DUDAO_MUTATIONS: how many a format (default 40). `./x hostile` runs ten thousand.
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "common/status/stage_error.h"
#include "services/ingest/child/parser_process.h"
#include "services/ingest/core/document_check.h"
#include "services/ingest/core/zip/archive.h"
#include "tests/support/process.h"
#include "tests/support/spoil.h"
#include "tests/support/zip_writer.h"

namespace dudao::ingest {
namespace {

int Mutations() {
  const char* const stated = std::getenv("DUDAO_MUTATIONS");
  return stated != nullptr ? std::atoi(stated) : 40;
}

// The answers to many files, by code.
class Answers {
 public:
  void Add(const Ingester& ingester, const std::string& bytes) {
    const auto begun = std::chrono::steady_clock::now();
    const auto document = ingester.Read(bytes, "报告");
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begun;
    if (document.ok()) {
      EXPECT_TRUE(CheckDocument(*document).ok());
    }
    const auto error = StageErrorOf(document.status());
    EXPECT_TRUE(document.ok() || error) << document.status();
    const std::lock_guard lock(mutex_);
    ++counts_[error ? error->code() : "ok"];
    slowest_ = std::max(slowest_, spent.count());
  }
  size_t Of(const std::string& code) { return counts_[code]; }
  size_t count() const {
    size_t sum = 0;
    for (const auto& [code, count] : counts_) sum += count;
    return sum;
  }
  void Print(const std::string& format) const {
    std::string line = format + ":";
    for (const auto& [code, count] : counts_) line += " " + code + " " + std::to_string(count);
    std::printf("%s; slowest %.2f s\n", line.c_str(), slowest_);
  }

 private:
  std::mutex mutex_;
  std::map<std::string, size_t> counts_;
  double slowest_ = 0;
};

// Spoilt files answered on all cores, a batch at a time: ten thousand copies need not lie in
// memory.
class Spoilt {
 public:
  Spoilt(const Ingester& ingester, Answers& answers) : ingester_(ingester), answers_(answers) {}
  ~Spoilt() { AnswerBatch(); }
  Spoilt(const Spoilt&) = delete;
  Spoilt& operator=(const Spoilt&) = delete;

  void Add(std::string bytes) {
    batch_.push_back(std::move(bytes));
    if (batch_.size() == 256) AnswerBatch();
  }

 private:
  void AnswerBatch() {
    std::atomic<size_t> next = 0;
    std::vector<std::jthread> threads;
    for (unsigned t = 0; t < std::max(1u, std::thread::hardware_concurrency()); ++t) {
      threads.emplace_back([&] {
        for (size_t i = next++; i < batch_.size(); i = next++) answers_.Add(ingester_, batch_[i]);
      });
    }
    threads.clear();
    batch_.clear();
  }

  const Ingester& ingester_;
  Answers& answers_;
  std::vector<std::string> batch_;
};

// The archive's parts spoilt one at a time and packed again: bytes spoilt in the container itself
// hardly get past its checksums.
void SpoilParts(const std::string& bytes, int count, Spoilt& spoilt) {
  auto archive = zip::Archive::Open(bytes, {});
  std::vector<std::pair<std::string, std::string>> parts;
  if (archive.ok()) {
    for (const zip::Entry& entry : archive->entries()) {
      if (!entry.folder) parts.emplace_back(entry.name, *archive->Read(entry));
    }
  }
  for (size_t i = 0; i < parts.size(); ++i) {
    const std::string whole = parts[i].second;
    const test::Spoil spoil = {.seed = static_cast<unsigned>(i),
                               .count = count / static_cast<int>(parts.size()) + 1};
    test::ForEachMutation(whole, spoil, [&](const std::string& part) {
      parts[i].second = part;
      spoilt.Add(test::Zip(parts));
    });
    parts[i].second = whole;
  }
}

class Mutation : public testing::TestWithParam<const char*> {};

TEST_P(Mutation, IsAnswered) {
  const std::string path = DUDAO_SOURCE_DIR "/tests/formats/report." + std::string(GetParam());
  const std::string original = test::ReadFile(path);
  ASSERT_FALSE(original.empty()) << path;
  const Ingester ingester = MakeIngester();
  ASSERT_TRUE(ingester.Read(original, "报告").ok()) << ingester.Read(original, "报告").status();
  // Of an archive a quarter in the container, the rest in what it holds.
  const bool archive = original.starts_with("PK");
  const int in_parts = archive ? Mutations() * 3 / 4 : 0;
  Answers answers;
  {
    Spoilt spoilt(ingester, answers);
    test::ForEachMutation(original, {.seed = 3, .count = Mutations() - in_parts},
                          [&](const std::string& bytes) { spoilt.Add(bytes); });
    if (archive) SpoilParts(original, in_parts, spoilt);
  }
  answers.Print(GetParam());
  // Ours; a crash within a library is contained, and rare.
  EXPECT_EQ(answers.Of("internal") + answers.Of("no_parser"), 0u);
  EXPECT_LE(answers.Of("parser_crashed") * 1000, answers.count());
  EXPECT_EQ(answers.Of("parser_timeout"), 0u);
}

INSTANTIATE_TEST_SUITE_P(Formats, Mutation,
                         testing::Values("html", "docx", "pdf", "ofd", "doc", "zip"),
                         [](const auto& info) { return std::string(info.param); });

}  // namespace
}  // namespace dudao::ingest
