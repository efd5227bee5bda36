// `dudao serve` and the commands that speak to it, as processes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <filesystem>
#include <sstream>

#include "tests/support/process.h"

namespace dudao {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

const std::string kRoot = DUDAO_SOURCE_DIR;
const std::string kDudao = std::string(DUDAO_BIN_DIR) + "/dudao";
const std::string kData = kRoot + "/data";
const std::string kSample = kData + "/samples/qinghe-district.txt";

struct Ran {
  int code = -1;
  std::string text;  // stdout and stderr
};

class ServeTest : public ::testing::Test {
 protected:
  std::vector<std::string> ServeCommand(const std::string& listen, const std::string& store) {
    return {kDudao,        "serve",        "--listen", listen,        "--data",
            kData,         "--store-path", store,      "--port-file", dir_.File("port"),
            "--rpc-drain", "0ms"};
  }

  void Start() {
    server_ =
        test::Process(ServeCommand("127.0.0.1:0", dir_.File("dudao.db")), dir_.File("serve.log"));
    ASSERT_TRUE(test::WaitFor([&] { return std::filesystem::exists(dir_.File("port")); }))
        << test::ReadFile(dir_.File("serve.log"));
    std::istringstream(test::ReadFile(dir_.File("port"))) >> port_;
  }

  Ran Run(std::vector<std::string> arguments) {
    const std::string log = dir_.File("run" + std::to_string(++runs_));
    arguments.insert(arguments.begin(), kDudao);
    arguments.insert(arguments.end(), {"--data", kData});
    test::Process process(std::move(arguments), log);
    const int code = process.Wait();
    return {code, test::ReadFile(log)};
  }
  Ran Ask(std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--server", "127.0.0.1:" + port_});
    return Run(std::move(arguments));
  }

  test::TempDir dir_;
  test::Process server_;
  std::string port_;
  int runs_ = 0;
};

std::string FirstWord(const std::string& text) { return text.substr(0, text.find(' ')); }

TEST_F(ServeTest, TheReviewThatComesBackIsTheOneOfCheck) {
  Start();
  const Ran submitted = Ask({"submit", kSample, "--wait"});
  ASSERT_EQ(submitted.code, 0) << submitted.text;
  EXPECT_THAT(submitted.text, HasSubstr("已完成"));
  const Ran got = Ask({"get", FirstWord(submitted.text), "--format", "json"});
  EXPECT_EQ(got.code, 0) << got.text;
  EXPECT_EQ(got.text, Run({"check", kSample, "--format", "json"}).text);
}

TEST_F(ServeTest, AnswersSurviveARestart) {
  Start();
  const std::string job = FirstWord(Ask({"submit", kSample, "--wait"}).text);
  server_.Signal(SIGTERM);
  EXPECT_EQ(server_.Wait(), 0) << test::ReadFile(dir_.File("serve.log"));
  std::filesystem::remove(dir_.File("port"));
  Start();
  EXPECT_THAT(Ask({"get", job}).text, HasSubstr("机器预评"));
  const Ran list = Ask({"list"});
  EXPECT_THAT(list.text, HasSubstr(job));
  EXPECT_THAT(list.text, HasSubstr("qinghe-district.txt"));
}

TEST_F(ServeTest, TheSameSubmissionTwiceIsOneJob) {
  Start();
  const Ran first = Ask({"submit", kSample, "--wait"}), second = Ask({"submit", kSample, "--wait"});
  EXPECT_EQ(FirstWord(first.text), FirstWord(second.text));
  EXPECT_NE(FirstWord(Ask({"submit", kSample, "--force", "--wait"}).text), FirstWord(first.text));
}

TEST_F(ServeTest, WatchEndsWithTheJob) {
  Start();
  const Ran watched = Ask({"watch", FirstWord(Ask({"submit", kSample}).text)});
  EXPECT_EQ(watched.code, 0) << watched.text;
  EXPECT_THAT(watched.text, HasSubstr("已完成"));
}

TEST_F(ServeTest, AnEmptyReportIsRejectedWithTheReason) {
  Start();
  std::filesystem::path empty = dir_.File("empty.txt");
  {
    test::Process touch({"touch", empty.string()}, dir_.File("log"));
    touch.Wait();
  }
  const Ran ran = Ask({"submit", empty.string(), "--wait"});
  EXPECT_EQ(ran.code, 1) << ran.text;
  EXPECT_THAT(ran.text, HasSubstr("文件是空的"));
}

TEST_F(ServeTest, UnknownIdIsSaidPlainly) {
  Start();
  const Ran ran = Ask({"get", "no-such-job"});
  EXPECT_EQ(ran.code, 4);
  EXPECT_THAT(ran.text, HasSubstr("请核对编号"));
}

TEST_F(ServeTest, APortInUseIsSaidPlainly) {
  Start();
  test::Process second(ServeCommand("127.0.0.1:" + port_, dir_.File("other.db")),
                       dir_.File("second.log"));
  EXPECT_EQ(second.Wait(), 3);
  EXPECT_THAT(test::ReadFile(dir_.File("second.log")), HasSubstr("端口可能已被占用"));
}

TEST_F(ServeTest, AStoreThatCannotBeOpenedIsSaidPlainly) {
  test::Process serve(ServeCommand("127.0.0.1:0", dir_.File("no/such/folder/x.db")),
                      dir_.File("serve.log"));
  EXPECT_EQ(serve.Wait(), 3);
  EXPECT_THAT(test::ReadFile(dir_.File("serve.log")), HasSubstr("不能使用"));
}

TEST_F(ServeTest, NoServerIsSaidPlainly) {
  port_ = std::to_string(test::FreePort());
  const Ran ran = Ask({"list"});
  EXPECT_EQ(ran.code, 4);
  EXPECT_THAT(ran.text, HasSubstr("连不上服务"));
}

TEST_F(ServeTest, PrintConfigSaysWhereValuesComeFrom) {
  const Ran ran = Run({"serve", "--print-config", "--listen", "127.0.0.1:7799"});
  EXPECT_EQ(ran.code, 0) << ran.text;
  EXPECT_THAT(ran.text, HasSubstr("127.0.0.1:7799"));
}

}  // namespace
}  // namespace dudao
