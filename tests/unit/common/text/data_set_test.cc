#include "common/text/data_set.h"

#include <gtest/gtest.h>

#include "common/text/sha256.h"

namespace dudao::text {
namespace {

DataSet Sample() {
  DataSet data;
  data.Add({"lexicon/units.tsv", "所", ""});
  data.Add({"lexicon/heads.tsv", "园", ""});
  data.Add({"lexiconic.tsv", "x", ""});
  data.Add({"metrics/metrics.tsv", "m", ""});
  return data;
}

TEST(DataSetTest, FindsByPath) {
  const DataSet data = Sample();
  ASSERT_NE(data.Find("lexicon/units.tsv"), nullptr);
  EXPECT_EQ(data.Find("lexicon/units.tsv")->content, "所");
  EXPECT_EQ(data.Find("units.tsv"), nullptr);
  EXPECT_TRUE(data.Require("metrics/metrics.tsv").ok());
  const auto missing = data.Require("metrics/none.tsv");
  EXPECT_EQ(missing.status().code(), absl::StatusCode::kNotFound);
  EXPECT_NE(missing.status().message().find("metrics/none.tsv"), std::string::npos);
}

TEST(DataSetTest, ListsAFolderByPath) {
  const DataSet data = Sample();
  const auto files = data.Under("lexicon/");
  ASSERT_EQ(files.size(), 2u);
  EXPECT_EQ(files[0]->path, "lexicon/heads.tsv");
  EXPECT_EQ(files[1]->path, "lexicon/units.tsv");
  EXPECT_TRUE(data.Under("none/").empty());
}

TEST(DataSetTest, DigestFollowsNamesAndContentsOfItsFoldersOnly) {
  const std::string before = Sample().Digest({"lexicon/"});
  EXPECT_EQ(Sample().Digest({"lexicon/"}), before);

  DataSet content = Sample();
  content.Add({"lexicon/units.tsv", "个", ""});
  EXPECT_NE(content.Digest({"lexicon/"}), before);

  DataSet added = Sample();
  added.Add({"lexicon/new.tsv", "", ""});
  EXPECT_NE(added.Digest({"lexicon/"}), before);

  DataSet elsewhere = Sample();
  elsewhere.Add({"metrics/metrics.tsv", "n", ""});
  EXPECT_EQ(elsewhere.Digest({"lexicon/"}), before);
  EXPECT_NE(elsewhere.Digest({"lexicon/", "metrics/"}), Sample().Digest({"lexicon/", "metrics/"}));
}

// Vectors of FIPS 180-4.
TEST(Sha256Test, KnownDigests) {
  EXPECT_EQ(Sha256Hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(Sha256Hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(Sha256Hex(std::string(1000000, 'a')),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

}  // namespace
}  // namespace dudao::text
