// `dudao check` as an officer runs it: the shipped program, the shipped data, the samples.
#include <gmock/gmock.h>
#include <google/protobuf/util/json_util.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "common/text/table.h"
#include "common/text/utf.h"
#include "dudao/v1/review.pb.h"
#include "tests/support/process.h"
#include "tests/support/zip_writer.h"

namespace dudao {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const std::string kRoot = DUDAO_SOURCE_DIR;
const std::string kSamples = kRoot + "/data/samples";

struct Ran {
  int code = -1;
  std::string out, err;
};

class CheckTest : public ::testing::Test {
 protected:
  // Standard output and error apart: a shell does what Process does not.
  Ran Check(const std::string& arguments, const std::string& data = kRoot + "/data") {
    const std::string out = dir_.File("stdout"), err = dir_.File("stderr");
    const std::string command = std::string(DUDAO_BIN_DIR) + "/dudao check --data " + data + " " +
                                arguments + " >" + out + " 2>" + err;
    test::Process shell({"/bin/sh", "-c", command}, dir_.File("log"));
    const int code = shell.Wait();
    return {code, test::ReadFile(out), test::ReadFile(err)};
  }

  v1::Review Review(const std::string& arguments) {
    const Ran ran = Check(arguments + " --format json");
    EXPECT_EQ(ran.code, 0) << ran.err;
    v1::Review review;
    const auto parsed = google::protobuf::util::JsonStringToMessage(ran.out, &review);
    EXPECT_TRUE(parsed.ok()) << parsed.ToString() << ran.out.substr(0, 200);
    return review;
  }

  std::string Make(const std::string& name, const std::string& bytes) {
    std::ofstream(dir_.File(name), std::ios::binary) << bytes;
    return dir_.File(name);
  }

  // A copy of the data folder in which the first `from` of `file` is `to`.
  std::string DataWith(const std::string& file, const std::string& from, const std::string& to) {
    const std::string data = dir_.File("data");
    fs::copy(kRoot + "/data", data, fs::copy_options::recursive);
    std::string content = test::ReadFile(data + "/" + file);
    const size_t at = content.find(from);
    EXPECT_NE(at, std::string::npos) << file << " has no " << from;
    if (at != std::string::npos) content.replace(at, from.size(), to);
    std::ofstream(data + "/" + file, std::ios::binary) << content;
    return data;
  }

  test::TempDir dir_;
};

using Stated = std::multiset<std::pair<std::string, std::string>>;

Stated ViolatedIn(const v1::Review& review) {
  Stated out;
  for (const v1::Relation& relation : review.relations()) {
    if (relation.verdict() == "violated") out.emplace(relation.kind(), relation.stated());
  }
  return out;
}

TEST_F(CheckTest, AnOfficerReadsTheReviewOfEachSample) {
  const Ran ran = Check(kSamples);
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.err, IsEmpty());
  for (const char* words :
       {"云岭县人民政府2023年履行教育职责自评报告", "东屏市人民政府2022年",
        "机器预评（仅依据报告文字，非评价结论）", "示范框架", "数据核验", "建议询问"}) {
    EXPECT_THAT(ran.out, HasSubstr(words));
  }
}

TEST_F(CheckTest, ListedFaultsAreFoundAndNothingElse) {
  const std::string path = kSamples + "/qinghe-district.faults.tsv";
  const text::DataFile file{"faults.tsv", test::ReadFile(path), path};
  const auto faults = text::Table::Parse(file, {"kind", "stated"});
  ASSERT_TRUE(faults.ok()) << faults.status();
  Stated listed;
  for (const text::Row& row : faults->rows()) {
    listed.emplace(std::string(row["kind"]), std::string(row["stated"]));
  }
  EXPECT_GE(listed.size(), 3u);
  const v1::Review review = Review(kSamples + "/qinghe-district.txt");
  EXPECT_EQ(ViolatedIn(review), listed);
  for (const char* sound : {"yunling-county", "dongping-city", "shiqiao-town"}) {
    EXPECT_THAT(ViolatedIn(Review(kSamples + "/" + sound + ".txt")), IsEmpty()) << sound;
  }
}

TEST_F(CheckTest, SoundReportsAreAccusedOfNothing) {
  for (const char* name : {"yunling-county", "dongping-city"}) {
    const v1::Review review = Review(kSamples + "/" + name + ".txt");
    for (const v1::Finding& finding : review.findings()) {
      EXPECT_NE(finding.severity(), "error") << name << ": " << finding.message();
    }
  }
}

TEST_F(CheckTest, TheRightDocumentsAreScored) {
  for (const char* name : {"yunling-county", "dongping-city", "qinghe-district"}) {
    EXPECT_TRUE(Review(kSamples + "/" + name + ".txt").score().scored()) << name;
  }
  const v1::Review town = Review(kSamples + "/shiqiao-town.txt");
  EXPECT_FALSE(town.score().scored());
  EXPECT_THAT(town.score().not_scored_reason(), Not(IsEmpty()));
  EXPECT_EQ(town.document().doc_kind(), "work_report");
}

TEST_F(CheckTest, TheFrameOfAPageIsReadAndItsChromeSetAside) {
  const v1::Review review = Review(kSamples + "/yunling-county.txt --include-text");
  EXPECT_EQ(review.document().title(), "云岭县人民政府2023年履行教育职责自评报告");
  EXPECT_EQ(review.document().level(), "county");
  EXPECT_EQ(review.document().duty_year(), 2023u);
  EXPECT_EQ(review.document().publish_date(), "2024-05-20");
  EXPECT_GE(review.document().chrome_size(), 10);
  EXPECT_EQ(review.headings(0).text(), "一、基本情况");
}

// Slicing the source by a mark's span gives the mark's words, whatever the mark.
template <typename Marks>
void ExpectSliced(const std::u32string& source, const Marks& marks) {
  for (const auto& mark : marks) {
    ASSERT_LE(mark.span().end(), source.size());
    ASSERT_LE(mark.span().begin(), mark.span().end());
    EXPECT_EQ(
        text::ToUtf8(source.substr(mark.span().begin(), mark.span().end() - mark.span().begin())),
        mark.text());
  }
}

TEST_F(CheckTest, EveryMarkIsWhereItSays) {
  for (const char* name : {"yunling-county", "dongping-city", "qinghe-district", "shiqiao-town"}) {
    const v1::Review review = Review(kSamples + "/" + name + ".txt --include-text");
    const auto source = text::ToUtf32(review.document().text());
    ASSERT_TRUE(source.has_value());
    ExpectSliced(*source, review.headings());
    ExpectSliced(*source, review.enumerations());
    ExpectSliced(*source, review.quantities());
    ExpectSliced(*source, review.dates());
    ExpectSliced(*source, review.citations());
    ExpectSliced(*source, review.problems());
    ExpectSliced(*source, review.rectifications());
    ExpectSliced(*source, review.commitments());
    for (const auto& indicator : review.score().indicators()) {
      ExpectSliced(*source, indicator.evidence());
    }
  }
}

TEST_F(CheckTest, ManyFilesAreAnArrayInOrderWhateverTheThreads) {
  const std::string files = kSamples + "/yunling-county.txt " + kSamples + "/dongping-city.txt " +
                            kSamples + "/yunling-county.txt --format json";
  const Ran one = Check(files + " -j 1"), four = Check(files + " -j 4");
  EXPECT_EQ(one.code, 0);
  EXPECT_EQ(one.out, four.out);
  EXPECT_EQ(one.out.front(), '[');
  EXPECT_LT(one.out.find("yunling-county.txt"), one.out.find("dongping-city.txt"));
  EXPECT_LT(one.out.find("dongping-city.txt"), one.out.rfind("yunling-county.txt"));
}

TEST_F(CheckTest, TextAndTimingOnlyWhenAsked) {
  const std::string file = kSamples + "/shiqiao-town.txt";
  const v1::Review plain = Review(file);
  EXPECT_FALSE(plain.document().has_text());
  EXPECT_FALSE(plain.has_timing());
  const v1::Review full = Review(file + " --include-text --timing");
  EXPECT_TRUE(full.document().has_text());
  EXPECT_TRUE(full.timing().has_scoring());
}

TEST_F(CheckTest, WhatAPersonStatesWins) {
  const v1::Review review = Review(kSamples + "/yunling-county.txt --year 2030 --duty-year 2029");
  EXPECT_EQ(review.document().evaluation_year(), 2030u);
  EXPECT_EQ(review.document().duty_year(), 2029u);
}

TEST_F(CheckTest, BadFilesAreNamedWithTheReasonAndTheOthersDone) {
  const std::string good = kSamples + "/shiqiao-town.txt";
  const std::string empty = Make("empty.txt", "");
  const std::string binary = Make("binary.txt", std::string("\x7f"
                                                            "ELF\0\1\2\3\0\0\0\0",
                                                            12));
  const Ran ran = Check(empty + " " + good + " " + dir_.File("none.txt") + " " + binary);
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.out, HasSubstr("石桥镇2023年教育工作总结"));
  EXPECT_THAT(ran.err, HasSubstr("empty.txt：文件是空的"));
  EXPECT_THAT(ran.err, HasSubstr("none.txt：找不到文件"));
  EXPECT_THAT(ran.err, HasSubstr("binary.txt："));
  EXPECT_THAT(ran.err, HasSubstr("共 4 份，其中 3 份未能核验"));
}

TEST_F(CheckTest, PackedReportsAreReviewedOneByOne) {
  const std::string report = test::ReadFile(kRoot + "/tests/formats/report.docx");
  const std::string zip =
      Make("材料.zip", test::Zip({{"甲/自评报告.docx", report},
                                  {"乙/自评报告.html", "<p>云岭县自评报告</p><p>小学12所。</p>"},
                                  {"图.png", std::string("\x89PNG\r\n\x1A\n\0", 9)},
                                  {"里层.zip", test::Zip({{"a.txt", "云岭县"}})}}));
  const Ran ran = Check(zip + " --format json");
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.out, ::testing::StartsWith("["));
  EXPECT_THAT(ran.out, HasSubstr("材料.zip!自评报告.docx"));
  EXPECT_THAT(ran.out, HasSubstr("材料.zip!自评报告.html"));
  EXPECT_THAT(ran.err, HasSubstr(zip + "!图.png：是图片"));
  EXPECT_THAT(ran.err, HasSubstr(zip + "!里层.zip：压缩包里还有压缩包"));
}

TEST_F(CheckTest, WithoutItsParserOnlyTextIsRead) {
  const std::string page = Make("报告.html", "<p>云岭县自评报告</p>");
  const std::string text = Make("报告.txt", "云岭县自评报告");
  ::setenv("DUDAO_PARSER_PROGRAM", "/no/such/dudao-parser", 1);
  const Ran ran = Check(page + " " + text);
  ::unsetenv("DUDAO_PARSER_PROGRAM");
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err, HasSubstr("报告.html：缺少文件解析程序"));
  EXPECT_THAT(ran.out, HasSubstr("报告.txt"));
}

TEST_F(CheckTest, Gb18030IsReadAsUtf8Is) {
  const std::string utf8 = kSamples + "/shiqiao-town.txt";
  const std::string gb = dir_.File("shiqiao-town.txt");
  test::Process iconv({"/bin/sh", "-c", "iconv -f UTF-8 -t GB18030 " + utf8 + " >" + gb},
                      dir_.File("log"));
  ASSERT_EQ(iconv.Wait(), 0);
  v1::Review a = Review(utf8), b = Review(gb);
  EXPECT_EQ(b.document().charset(), "GB18030");
  b.mutable_document()->set_charset(a.document().charset());
  b.mutable_document()->set_id(a.document().id());
  EXPECT_EQ(a.SerializeAsString(), b.SerializeAsString());
}

TEST_F(CheckTest, PapersAreWrittenToAFolder) {
  const std::string broken = Make("坏.txt", "");
  const Ran ran = Check(kSamples + "/shiqiao-town.txt " + broken + " -o " + dir_.File("out/deep"));
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.out, HasSubstr("shiqiao-town.txt"));
  EXPECT_THAT(ran.out, HasSubstr("index.html"));
  const std::string inside = dir_.File("out/deep/内部/");
  EXPECT_THAT(test::ReadFile(inside + "shiqiao-town.json"), HasSubstr("\"document\":{"));
  EXPECT_THAT(test::ReadFile(inside + "shiqiao-town.html"), HasSubstr("石桥镇"));
  EXPECT_THAT(test::ReadFile(inside + "index.html"), HasSubstr("href=\"shiqiao-town.html\""));
  EXPECT_THAT(test::ReadFile(inside + "index.html"), HasSubstr(">shiqiao-town.txt<"));
  EXPECT_THAT(test::ReadFile(inside + "index.html"), HasSubstr("坏.txt"));
}

// Figure for figure: whatever the JSON says of a finding, a relation or an indicator stands on the
// page, and the range with it.
TEST_F(CheckTest, ThePageAgreesWithTheJson) {
  ASSERT_EQ(Check(kSamples + " -o " + dir_.File("out")).code, 0);
  for (const char* name : {"yunling-county", "dongping-city", "qinghe-district"}) {
    const std::string path = dir_.File("out/内部/") + name;
    v1::Review review;
    ASSERT_TRUE(
        google::protobuf::util::JsonStringToMessage(test::ReadFile(path + ".json"), &review).ok());
    const std::string page = test::ReadFile(path + ".html");
    const v1::Score& score = review.score();
    EXPECT_THAT(page, HasSubstr(score.low() + " — " + score.high())) << name;
    EXPECT_THAT(page, HasSubstr("满分 " + score.base())) << name;
    for (const auto& f : review.findings()) EXPECT_THAT(page, HasSubstr(f.message()));
    for (const auto& r : review.relations()) EXPECT_THAT(page, HasSubstr(r.explanation()));
    for (const auto& i : score.indicators()) {
      const std::string points = (i.has_score() ? i.score() : "待核") + "/" + i.points();
      const size_t row = page.find("id=\"i" + i.id() + "\"");
      ASSERT_NE(row, page.npos) << i.id();
      EXPECT_THAT(page.substr(row, 400), HasSubstr(">" + points + "<")) << i.id();
      EXPECT_THAT(page, HasSubstr(i.reason())) << i.id();
    }
  }
}

// Two places whose reports share a passage, last year's figures of the office beside them: what
// each paper across places says.
TEST_F(CheckTest, PlacesOfAFolderAreSetBesideOneAnother) {
  const std::string data =
      DataWith("divisions/divisions.tsv", "\n1301", "\n999001\t云岭县\n999002\t石桥县\n1301");
  const std::string shared =
      "县财政设立专项资金，对偏远教学点实行单独核算，校车路线由交通部门逐条踏勘后公布，家长可以在网"
      "上查到每一班车的司机、时刻和停靠点；冬季结冰路段由公路养护站提前撒盐，学校错峰放学，护学岗由"
      "村干部轮值。";
  const auto report = [&](const std::string& place, const std::string& basics,
                          const std::string& rate) {
    return place + "人民政府2022年度履行教育职责自评报告\n一、基本情况\n" + basics +
           "\n二、义务教育\n"
           "2022年全县九年义务教育巩固率为" +
           rate + "%。" + shared + "\n";
  };
  fs::create_directory(dir_.File("各县"));
  Make("各县/云岭.txt",
       report("云岭县", "全县有小学12所，三成办在山里，最远的离县城八十公里。", "95.1"));
  Make("各县/石桥.txt", report("石桥县", "本县以渔业为主，镇镇通公路，初中9所都在河谷。", "97.4"));
  const std::string table =
      Make("统计.csv",
           "行政区划代码,年份,指标,学段,数值,单位\n999001,2022,九年义务教育巩固率,,95.1,%\n"
           "999002,2022,九年义务教育巩固率,,96.2,%\n");
  const Ran ran =
      Check(dir_.File("各县") + " --rank --reference " + table + " -o " + dir_.File("out"), data);
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("文字相似：云岭.txt 与其他报告 石桥.txt"));
  const auto paper = [&](const std::string& name) {
    return test::ReadFile(dir_.File("out/内部/" + name));
  };
  EXPECT_THAT(paper("各地对照.csv"), HasSubstr("云岭县,县级,0,"));
  EXPECT_THAT(paper("指标矩阵.csv"), HasSubstr("石桥县,default-county,"));
  EXPECT_THAT(paper("雷同文字.csv"), HasSubstr("云岭县,二、,"));
  EXPECT_THAT(paper("统计比对.csv"), HasSubstr("云岭县,九年义务教育巩固率"));
  EXPECT_THAT(paper("统计比对.csv"), HasSubstr("一致"));
  EXPECT_THAT(paper("统计比对.csv"), HasSubstr("不一致"));
  EXPECT_THAT(paper("石桥.json"), HasSubstr("differs_from_reference"));
  EXPECT_THAT(paper("云岭.json"), Not(HasSubstr("differs_from_reference")));
}

TEST_F(CheckTest, WordsOfTheNoticeAreNotCopied) {
  const std::string shared =
      "请各地说明偏远教学点单独核算的办法，校车路线踏勘和公布的时间，护学岗轮值的安排，冬季结冰路段"
      "撒盐和错峰放学的做法，以及家长查询每一班车司机、时刻和停靠点的途径和次数。";
  Make("甲.txt", "云岭县人民政府2022年度履行教育职责自评报告\n一、安全\n" + shared + "\n");
  Make("乙.txt", "石桥县人民政府2022年度履行教育职责自评报告\n一、安全\n" + shared + "\n");
  const std::string notice = Make("通知.txt", "关于开展自评的通知\n" + shared + "\n");
  const std::string both = dir_.File("甲.txt") + " " + dir_.File("乙.txt");
  EXPECT_THAT(Check(both).out, HasSubstr("文字相似：甲.txt"));
  EXPECT_THAT(Check(both + " --notice " + notice).out, Not(HasSubstr("文字相似")));
  const Ran ran = Check(both + " --notice " + dir_.File("没有.txt"));
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.err, HasSubstr("没有.txt"));
}

TEST_F(CheckTest, APageForABrowserGoesToStdoutForOneReportAlone) {
  const Ran one = Check(kSamples + "/qinghe-district.txt --format html");
  EXPECT_EQ(one.code, 0) << one.err;
  EXPECT_THAT(one.out, ::testing::StartsWith("<!DOCTYPE html>"));
  EXPECT_THAT(one.out, HasSubstr("52+29+11+3=95所"));
  const Ran many = Check(kSamples + " --format html");
  EXPECT_EQ(many.code, 2);
  EXPECT_THAT(many.out, IsEmpty());
  EXPECT_THAT(many.err, HasSubstr("-o"));
}

TEST_F(CheckTest, ABadFrameworkIsNamedBeforeAnyWork) {
  const std::string data =
      DataWith("frameworks/default-county.yaml", "style: judge", "style: guess");
  const Ran ran = Check(kSamples, data);
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.out, IsEmpty());
  EXPECT_THAT(ran.err, ::testing::ContainsRegex("default-county\\.yaml:[0-9]+:[0-9]+"));
}

TEST_F(CheckTest, AFrameworkMayBeAFile) {
  const std::string shipped =
      test::ReadFile(DUDAO_SOURCE_DIR "/data/frameworks/default-county.yaml");
  const std::string file = dir_.File("ours.yaml");
  std::string ours = shipped;
  ours.replace(ours.find("id: default-county"), 18, "id: qinghe-2024");
  ours.replace(ours.find("title: 示范框架"), std::string("title: 示范框架").size(),
               "title: 青禾区指标");
  std::ofstream(file) << ours;
  const Ran ran = Check(kSamples + "/yunling-county.txt --framework " + file);
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("青禾区指标"));
  EXPECT_THAT(ran.out, HasSubstr("qinghe-2024"));
  std::ofstream(file) << shipped.substr(0, shipped.size() / 2) << "\n  x: [\n";
  const Ran bad = Check(kSamples + " --framework " + file);
  EXPECT_EQ(bad.code, 2);
  EXPECT_THAT(bad.err, ::testing::ContainsRegex("ours\\.yaml:[0-9]+:[0-9]+"));
  EXPECT_EQ(Check(kSamples + " --framework " + dir_.File("none.yaml")).code, 2);
}

TEST_F(CheckTest, ABadLexiconIsNamedBeforeAnyWork) {
  const std::string data = DataWith("lexicon/units.tsv", "\n", "\tone\ttoo\tmany\n");
  std::ofstream(data + "/lexicon/units.tsv", std::ios::app) << "\xff\xfe\n";
  const Ran ran = Check(kSamples, data);
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.out, IsEmpty());
  EXPECT_THAT(ran.err, HasSubstr("units.tsv"));
}

TEST_F(CheckTest, UnknownFrameworkNamesThoseThereAre) {
  const Ran ran = Check(kSamples + " --framework no-such");
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.err, HasSubstr("no-such"));
  EXPECT_THAT(ran.err, HasSubstr("default-county"));
}

TEST_F(CheckTest, UsageFaultsAreTwo) {
  EXPECT_EQ(Check("").code, 2);
  EXPECT_EQ(Check("--no-such-flag x").code, 2);
  EXPECT_EQ(Check(kSamples + " --level planet").code, 2);
  EXPECT_EQ(Check(kSamples, dir_.File("no-data")).code, 2);
}

}  // namespace
}  // namespace dudao
