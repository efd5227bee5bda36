#include "common/config/options.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>

namespace dudao::config {
namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;

struct Settings {
  std::string listen = "127.0.0.1:1";
  milliseconds lease{30000};
  Bytes limit{8u << 20};
  bool insecure = false;
  uint32_t threads = 2;
  std::vector<std::string> admitted;
  std::string secret;
};

class OptionsTest : public testing::Test {
 protected:
  OptionsTest() {
    std::string pattern = std::filesystem::temp_directory_path() / "dudao-options-XXXXXX";
    dir_ = mkdtemp(pattern.data());
    options_.Add("listen", &s_.listen, "地址");
    options_.Add("job.lease", &s_.lease, "租约");
    options_.Add("job.limit", &s_.limit, "上限");
    options_.Add("insecure-queue", &s_.insecure, "不加密");
    options_.Add("threads", &s_.threads, "线程");
    options_.Add("queue.admitted", &s_.admitted, "公钥");
    options_.AddSecret("cache.secret", &s_.secret, "密钥");
  }
  ~OptionsTest() override { std::filesystem::remove_all(dir_); }

  std::string File(const std::string& name, const std::string& content) {
    const std::string path = dir_ + "/" + name;
    std::ofstream(path) << content;
    return path;
  }

  absl::StatusOr<Outcome> Read(std::vector<const char*> flags,
                               const std::map<std::string, std::string>& environment = {}) {
    flags.insert(flags.begin(), "program");
    return options_.Read(static_cast<int>(flags.size()), flags.data(),
                         [&](const std::string& name) -> std::optional<std::string> {
                           const auto found = environment.find(name);
                           if (found == environment.end()) return std::nullopt;
                           return found->second;
                         });
  }

  std::string dir_;
  Settings s_;
  Options options_{"program", "测试"};
};

TEST_F(OptionsTest, DefaultsHold) {
  const auto outcome = Read({});
  ASSERT_TRUE(outcome.ok()) << outcome.status();
  EXPECT_TRUE(outcome->run);
  EXPECT_EQ(s_.listen, "127.0.0.1:1");
  EXPECT_EQ(s_.lease, milliseconds(30000));
}

TEST_F(OptionsTest, FlagsBeforeEnvironmentBeforeFile) {
  const std::string file =
      File("a.yaml", "listen: file\njob: {lease: 1s, limit: 1KiB}\nthreads: 7\n");
  const auto outcome = Read({"--config", file.c_str(), "--listen", "flag"},
                            {{"DUDAO_LISTEN", "variable"}, {"DUDAO_JOB_LEASE", "1500ms"}});
  ASSERT_TRUE(outcome.ok()) << outcome.status();
  EXPECT_EQ(s_.listen, "flag");
  EXPECT_EQ(s_.lease, milliseconds(1500));
  EXPECT_EQ(s_.limit.count, 1024u);
  EXPECT_EQ(s_.threads, 7u);
}

TEST_F(OptionsTest, FileNamedByTheEnvironment) {
  const std::string file = File("a.yaml", "queue:\n  admitted: [k1, k2]\ninsecure-queue: true\n");
  ASSERT_TRUE(Read({}, {{"DUDAO_CONFIG", file}}).ok());
  EXPECT_THAT(s_.admitted, testing::ElementsAre("k1", "k2"));
  EXPECT_TRUE(s_.insecure);
}

TEST_F(OptionsTest, SwitchesNeedNoValue) {
  ASSERT_TRUE(Read({"--insecure-queue"}).ok());
  EXPECT_TRUE(s_.insecure);
}

TEST_F(OptionsTest, ASwitchCanBeTurnedOffAgain) {
  ASSERT_TRUE(Read({"--insecure-queue=false"}, {{"DUDAO_INSECURE_QUEUE", "true"}}).ok());
  EXPECT_FALSE(s_.insecure);
}

TEST_F(OptionsTest, UnknownKeyNamesItsPlace) {
  const std::string file = File("a.yaml", "listen: x\njob:\n  leese: 1s\n");
  const auto outcome = Read({"--config", file.c_str()});
  EXPECT_EQ(outcome.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(outcome.status().message()),
              testing::AllOf(HasSubstr(file + ":3:3"), HasSubstr("job.leese")));
}

TEST_F(OptionsTest, BadValueNamesItsPlaceEvenWhenAFlagWins) {
  const std::string file = File("a.yaml", "job:\n  lease: soon\n");
  const auto outcome = Read({"--config", file.c_str(), "--job-lease", "1s"});
  EXPECT_THAT(std::string(outcome.status().message()),
              testing::AllOf(HasSubstr(file + ":2:3"), HasSubstr("soon")));
}

TEST_F(OptionsTest, BadFilesAreSaid) {
  const std::string twice = File("twice.yaml", "listen: a\nlisten: b\n");
  EXPECT_THAT(std::string(Read({"--config", twice.c_str()}).status().message()),
              HasSubstr(twice + ":2:1"));
  const std::string broken = File("broken.yaml", "listen: [a\n");
  EXPECT_THAT(std::string(Read({"--config", broken.c_str()}).status().message()),
              HasSubstr(broken + ":"));
  const std::string list = File("list.yaml", "- a\n");
  EXPECT_THAT(std::string(Read({"--config", list.c_str()}).status().message()),
              HasSubstr(list + ":1:1"));
  EXPECT_FALSE(Read({"--config", "no/such.yaml"}).ok());
}

TEST_F(OptionsTest, BadFlagsAndVariablesAreSaid) {
  EXPECT_THAT(std::string(Read({"--job-lease", "3 days"}).status().message()),
              HasSubstr("--job-lease"));
  EXPECT_THAT(std::string(Read({}, {{"DUDAO_THREADS", "-1"}}).status().message()),
              HasSubstr("DUDAO_THREADS"));
  EXPECT_EQ(Read({"--no-such-flag"}).status().code(), absl::StatusCode::kInvalidArgument);
}

TEST_F(OptionsTest, PrintsValuesWithTheirSourcesAndNoSecrets) {
  const auto outcome = Read({"--print-config", "--listen", "flag"},
                            {{"DUDAO_CACHE_SECRET", "hunter2"}, {"DUDAO_JOB_LIMIT", "3MiB"}});
  ASSERT_TRUE(outcome.ok()) << outcome.status();
  EXPECT_FALSE(outcome->run);
  EXPECT_THAT(outcome->text, HasSubstr("listen: \"flag\"  # --listen"));
  EXPECT_THAT(outcome->text, HasSubstr("job.limit: \"3MiB\"  # DUDAO_JOB_LIMIT"));
  EXPECT_THAT(outcome->text, HasSubstr("job.lease: \"30s\"  # default"));
  EXPECT_THAT(outcome->text, testing::Not(HasSubstr("hunter2")));
}

TEST_F(OptionsTest, WhatIsPrintedCanBeReadBack) {
  const auto printed = Read({"--print-config", "--listen", "a\"b\\c", "--job-lease", "90s"});
  ASSERT_TRUE(printed.ok());
  const std::string file = File("printed.yaml", printed->text);
  Settings again;
  Options options("program", "");
  options.Add("listen", &again.listen, "");
  options.Add("job.lease", &again.lease, "");
  options.Add("job.limit", &again.limit, "");
  options.Add("insecure-queue", &again.insecure, "");
  options.Add("threads", &again.threads, "");
  options.Add("queue.admitted", &again.admitted, "");
  const char* argv[] = {"program", "--config", file.c_str()};
  const auto outcome = options.Read(3, argv, [](const std::string&) { return std::nullopt; });
  ASSERT_TRUE(outcome.ok()) << outcome.status();
  EXPECT_EQ(again.listen, "a\"b\\c");
  EXPECT_EQ(again.lease, milliseconds(90000));
}

TEST_F(OptionsTest, SecretsComeFromFilesToo) {
  const std::string file = File("secret", "hunter2\n");
  ASSERT_TRUE(Read({}, {{"DUDAO_CACHE_SECRET_FILE", file}}).ok());
  EXPECT_EQ(s_.secret, "hunter2");
  EXPECT_FALSE(Read({"--cache-secret-file", "no/such"}).ok());
}

TEST_F(OptionsTest, HelpNamesEveryOption) {
  const auto outcome = Read({"--help"});
  ASSERT_TRUE(outcome.ok());
  EXPECT_FALSE(outcome->run);
  EXPECT_EQ(outcome->exit_code, 0);
  for (const char* flag : {"--listen", "--job-lease", "--insecure-queue", "--config",
                           "--print-config", "--cache-secret-file"}) {
    EXPECT_THAT(outcome->text, HasSubstr(flag));
  }
}

TEST(ValuesTest, Times) {
  milliseconds t{};
  EXPECT_TRUE(ParseValue("1.5s", t).ok());
  EXPECT_EQ(t, milliseconds(1500));
  EXPECT_TRUE(ParseValue("2h", t).ok());
  EXPECT_EQ(ShowValue(t), "2h");
  EXPECT_TRUE(ParseValue("0", t).ok());
  for (const char* bad : {"", "5", "s", "-1s", "1e3s", "nans", "infs", "1s ", "99999999999h"}) {
    EXPECT_FALSE(ParseValue(bad, t).ok()) << bad;
  }
}

TEST(ValuesTest, Sizes) {
  Bytes b;
  EXPECT_TRUE(ParseValue("1.5MiB", b).ok());
  EXPECT_EQ(b.count, 1536u << 10);
  EXPECT_EQ(ShowValue(b), "1536KiB");
  EXPECT_TRUE(ParseValue("4096", b).ok());
  EXPECT_EQ(ShowValue(b), "4KiB");
  for (const char* bad : {"", "MiB", "-1", "1MB", "1 MiB", "99999999GiB"}) {
    EXPECT_FALSE(ParseValue(bad, b).ok()) << bad;
  }
}

TEST(ValuesTest, WholeNumbersAndLists) {
  uint32_t n = 0;
  EXPECT_FALSE(ParseValue("4294967296", n).ok());
  EXPECT_FALSE(ParseValue("1.0", n).ok());
  std::vector<std::string> list = {"old"};
  EXPECT_TRUE(ParseValue("a,,b,", list).ok());
  EXPECT_THAT(list, testing::ElementsAre("a", "b"));
  EXPECT_TRUE(ParseValue("", list).ok());
  EXPECT_THAT(list, testing::IsEmpty());
}

}  // namespace
}  // namespace dudao::config
