#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "cli/report_files.h"
#include "cli/review_files.h"
#include "common/status/stage_error.h"
#include "tests/support/process.h"

namespace dudao::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class FilesTest : public ::testing::Test {
 protected:
  std::string Make(const std::string& name, const std::string& bytes) {
    const std::string path = dir_.File(name);
    std::filesystem::create_directories(std::filesystem::path(path).parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }
  std::vector<std::string> Names(const std::vector<std::string>& paths) {
    std::vector<std::string> out;
    for (const ReportFile& file : ListReports(paths)) out.push_back(file.name);
    return out;
  }
  static std::string CodeOf(const absl::Status& status) {
    const auto error = StageErrorOf(status);
    return error ? error->code() : "";
  }

  test::TempDir dir_;
};

TEST_F(FilesTest, FolderIsSortedRecursiveWithoutHidden) {
  Make("b.txt", "1");
  Make("a/z.txt", "1");
  Make(".hidden.txt", "1");
  Make(".git/inner.txt", "1");
  EXPECT_THAT(Names({dir_.path()}), ElementsAre("z.txt", "b.txt"));
}

TEST_F(FilesTest, OrderOfArgumentsIsKept) {
  const std::string b = Make("b.txt", "1"), a = Make("a.txt", "1");
  EXPECT_THAT(Names({b, "no/such/file.txt", a}), ElementsAre("b.txt", "file.txt", "a.txt"));
}

TEST_F(FilesTest, EmptyFolderGivesNothing) { EXPECT_THAT(Names({dir_.path()}), IsEmpty()); }

TEST_F(FilesTest, ReadsBytesUnchanged) {
  const std::string bytes("\xef\xbb\xbf\0\r\n", 6);
  EXPECT_EQ(*ReadReport({Make("x", bytes), "x"}, 6), bytes);
}

TEST_F(FilesTest, RefusesWithTheReason) {
  EXPECT_EQ(CodeOf(ReadReport({dir_.File("none"), "none"}, 10).status()), "file_missing");
  EXPECT_EQ(CodeOf(ReadReport({dir_.path(), "dir"}, 10).status()), "file_is_folder");
  EXPECT_EQ(CodeOf(ReadReport({Make("big", "12345678901"), "big"}, 10).status()), "too_large");
}

TEST_F(FilesTest, RefusesUnreadable) {
  if (geteuid() == 0) GTEST_SKIP() << "root reads everything";
  const std::string path = Make("secret", "1");
  chmod(path.c_str(), 0);
  EXPECT_EQ(CodeOf(ReadReport({path, "secret"}, 10).status()), "file_unreadable");
}

TEST_F(FilesTest, TooLargeNamesSizeAndLimit) {
  const auto status = ReadReport({Make("big", std::string(200000, 'x')), "big"}, 10).status();
  const auto error = StageErrorOf(status);
  ASSERT_TRUE(error.has_value());
  EXPECT_EQ(error->arguments(1), "200000");
  EXPECT_EQ(error->arguments(2), "10");
}

TEST(OutNames, SecondOfOneNameIsNumbered) {
  EXPECT_THAT(OutNames("out", {{"a/x.txt", "x.txt"}, {"b/x.txt", "x.txt"}, {"x.htm", "x.htm"}}),
              ElementsAre("out/x", "out/x-2", "out/x-3"));
}

TEST(OutNames, ANumberedNameThatIsTakenIsNotUsedAgain) {
  EXPECT_THAT(OutNames("o", {{"x-2.txt", "x-2.txt"}, {"x.txt", "x.txt"}, {"d/x.txt", "x.txt"}}),
              ElementsAre("o/x-2", "o/x", "o/x-3"));
}

TEST(OutNames, TheListOfABatchKeepsItsName) {
  EXPECT_THAT(OutNames("o", {{"index.txt", "index.txt"}}), ElementsAre("o/index-2"));
}

TEST(OutNames, NoFolderNoNames) { EXPECT_THAT(OutNames("", {{"a", "a"}}), ElementsAre("")); }

TEST_F(FilesTest, WritesWholeFilesAndLeavesNothingBeside) {
  const std::string path = dir_.File("r.json");
  ASSERT_TRUE(WriteFile(path, "{}").ok());
  ASSERT_TRUE(WriteFile(path, "[]").ok());
  EXPECT_EQ(test::ReadFile(path), "[]");
  EXPECT_FALSE(std::filesystem::exists(path + ".part"));
}

TEST_F(FilesTest, SaysWhyItCouldNotWrite) {
  EXPECT_EQ(CodeOf(WriteFile(dir_.File("no/such/r.json"), "{}")), "file_not_written");
  EXPECT_EQ(CodeOf(MakeFolder(Make("file", "1") + "/below")), "folder_not_made");
  EXPECT_TRUE(MakeFolder("").ok());
}

}  // namespace
}  // namespace dudao::cli
