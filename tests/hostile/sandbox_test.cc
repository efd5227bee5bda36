// What a parser child may do to the machine and to its parent: nothing.
#include <dirent.h>
#include <gtest/gtest.h>

#include <string>

#include "common/status/stage_error.h"
#include "services/ingest/child/parser_process.h"
#include "services/ingest/core/ingester.h"
#include "services/ingest/parser/file_view.h"

namespace dudao::ingest {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

ParserProcess StandIn(std::chrono::milliseconds wall_clock = std::chrono::minutes(1)) {
  return ParserProcess({DUDAO_BIN_DIR "/parser_stand_in", {.wall_clock = wall_clock}});
}

std::string TextOf(const std::string& deed) {
  const auto document = StandIn().Parse("%PDF- " + deed, {});
  return document.ok() ? document->text() : std::string(document.status().message());
}

v1::StageError ErrorOf(const ParserProcess& parser, const std::string& deed) {
  return StageErrorOf(parser.Parse("%PDF- " + deed, {}).status()).value_or(v1::StageError());
}

size_t OpenFiles() {
  size_t count = 0;
  DIR* const folder = opendir("/proc/self/fd");
  while (readdir(folder) != nullptr) ++count;
  closedir(folder);
  return count;
}

TEST(SandboxTest, ReadingAFileIsAllowed) { EXPECT_EQ(TextOf("read"), "allowed"); }

TEST(SandboxTest, FilesOfOthersCannotBeRead) {
  if (!HasLandlock()) GTEST_SKIP() << "the kernel lacks Landlock";
  EXPECT_EQ(TextOf("other-files"), "refused");
}

class Refused : public testing::TestWithParam<const char*> {};

TEST_P(Refused, ByTheSandbox) { EXPECT_EQ(TextOf(GetParam()), "refused"); }

INSTANTIATE_TEST_SUITE_P(Sandbox, Refused,
                         testing::Values("fork", "exec", "socket", "write", "append", "read-write",
                                         "temporary", "unlink", "signal", "trace"));

class Crashed : public testing::TestWithParam<const char*> {};

TEST_P(Crashed, IsNamedAndRetryable) {
  const v1::StageError error = ErrorOf(StandIn(), GetParam());
  EXPECT_EQ(error.code(), "parser_crashed");
  EXPECT_TRUE(error.retryable());
}

// A document that is no document is worth as much as a crash.
INSTANTIATE_TEST_SUITE_P(Sandbox, Crashed, testing::Values("abort", "overrun", "throw", "lie"));

TEST(SandboxTest, AHangIsEndedByTheParent) {
  const ParserProcess impatient = StandIn(std::chrono::milliseconds(300));
  for (const char* deed : {"hang", "spin"}) {
    const v1::StageError error = ErrorOf(impatient, deed);
    EXPECT_EQ(error.code(), "parser_timeout") << deed;
    EXPECT_TRUE(error.retryable());
  }
}

TEST(SandboxTest, TimeOfTheProcessorIsBounded) {
  EXPECT_EQ(ErrorOf(StandIn(), "spin").code(), "parser_timeout");
}

TEST(SandboxTest, AChildThatOnlyClosesItsOutputIsEnded) {
  // Killed by the parent, which takes it for one that the system killed.
  EXPECT_EQ(ErrorOf(StandIn(), "close").code(), "parser_memory");
}

TEST(SandboxTest, MemoryIsBounded) {
  if (kSanitized) GTEST_SKIP() << "no limit of address space under sanitizers";
  const v1::StageError error = ErrorOf(StandIn(), "swallow");
  EXPECT_EQ(error.code(), "parser_memory");
  EXPECT_FALSE(error.retryable());
}

TEST(SandboxTest, OutputIsBounded) {
  const v1::StageError error = ErrorOf(StandIn(), "flood");
  EXPECT_EQ(error.code(), "text_too_large");
}

TEST(SandboxTest, AMissingProgramIsNamed) {
  const ParserProcess none({.program = "/no/such/dudao-parser"});
  const v1::StageError error = ErrorOf(none, "read");
  EXPECT_EQ(error.code(), "no_parser");
  ASSERT_EQ(error.arguments_size(), 1);
  EXPECT_EQ(error.arguments(0), "/no/such/dudao-parser");
}

TEST(SandboxTest, NothingIsLeftOpen) {
  TextOf("read");
  const size_t before = OpenFiles();
  for (const char* deed : {"read", "abort", "flood", "no such"}) TextOf(deed);
  EXPECT_EQ(OpenFiles(), before);
}

TEST(SandboxTest, TheNameOfTheFileIsPutFirst) {
  const Ingester ingester({}, std::make_shared<ParserProcess>(StandIn()));
  const auto error = StageErrorOf(ingester.Read("%PDF- abort", "县/报告.pdf").status());
  ASSERT_TRUE(error);
  ASSERT_EQ(error->arguments_size(), 1);
  EXPECT_EQ(error->arguments(0), "报告.pdf");
}

}  // namespace
}  // namespace dudao::ingest
