#include "services/ingest/core/ofd/ofd_reader.h"

#include <gtest/gtest.h>

#include "common/status/stage_error.h"
#include "common/text/utf.h"
#include "services/ingest/core/ofd/geometry.h"
#include "tests/support/ofd_writer.h"
#include "tests/support/spoil.h"
#include "tests/support/zip_writer.h"

namespace dudao::ingest {
namespace {

using test::Ofd;
using test::Words;

std::string Text(const Ofd& ofd) {
  const auto document = ReadOfd(ofd.Bytes(), {});
  return document.ok() ? document->text() : document.status().ToString();
}

std::string CodeOf(const absl::StatusOr<v1::Document>& document) {
  if (document.ok()) return "";
  const auto error = StageErrorOf(document.status());
  return error ? error->code() : "no StageError";
}

std::string CodeOf(std::string_view bytes, const Limits& limits = {}) {
  return CodeOf(ReadOfd(bytes, limits));
}

struct TextCase {
  const char* name;
  std::string page;
  const char* text;
};

class TextTest : public ::testing::TestWithParam<TextCase> {};

TEST_P(TextTest, IsRead) { EXPECT_EQ(Text({.pages = {GetParam().page}}), GetParam().text); }

// A TextObject given whole, at the left edge 40 mm down, characters 5 mm high.
std::string Object(std::string_view codes, std::string_view attributes = "") {
  return R"(<@TextObject Boundary="30 40 150 6" Size="5" )" + std::string(attributes) + ">" +
         std::string(codes) + "</@TextObject>";
}

INSTANTIATE_TEST_SUITE_P(
    Ofd, TextTest,
    ::testing::Values(
        TextCase{"LinesByPlace", Words(30, 60, 5, "第二行") + Words(30, 50, 5, "第一行"),
                 "第一行\n第二行\n"},
        TextCase{"PiecesOfALineByPlace", Words(45, 50, 5, "23所") + Words(30, 50, 5, "小学共"),
                 "小学共23所\n"},
        TextCase{"WordsApart", Words(30, 50, 5, "甲") + Words(60, 50, 5, "乙"), "甲 乙\n"},
        TextCase{"StepsOfEachCharacter",
                 Object(R"(<@TextCode X="0" Y="4.4" DeltaX="5 5 20 5">小学共两所</@TextCode>)"),
                 "小学共 两所\n"},
        TextCase{"StepsRepeated",
                 Object(R"(<@TextCode X="0" Y="4.4" DeltaX="g 2 5 20 5">小学共两所</@TextCode>)"),
                 "小学共 两所\n"},
        TextCase{"TheLastStepHolds",
                 Object(R"(<@TextCode X="0" Y="4.4" DeltaX="5">小学共两所</@TextCode>)"),
                 "小学共两所\n"},
        TextCase{"AMillionSteps",
                 Object(R"(<@TextCode X="0" Y="4.4" DeltaX="g 999999999 5">小学</@TextCode>)"),
                 "小学\n"},
        TextCase{
            "SeveralLinesInOneCode",
            Object(
                R"(<@TextCode X="0" Y="4.4" DeltaX="5 -5 5" DeltaY="0 8 0">小学初中</@TextCode>)"),
            "小学\n初中\n"},
        TextCase{"CodesGoOn",
                 Object(R"(<@TextCode X="0" Y="4.4">小学</@TextCode><@TextCode>23所</@TextCode>)"),
                 "小学23所\n"},
        TextCase{
            "CodesAtTheirPlaces",
            Object(
                R"(<@TextCode X="0" Y="12.4">下</@TextCode><@TextCode X="0" Y="4.4">上</@TextCode>)"),
            "上\n下\n"},
        TextCase{"Matrices",
                 Object(R"(<@TextCode X="0" Y="2.2" DeltaX="2.5">小学</@TextCode>)",
                        R"(CTM="2 0 0 2 0 0")") +
                     Words(40, 39.2, 5, "23所"),
                 "小学23所\n"},
        TextCase{
            "Blocks",
            "<@PageBlock><@PageBlock>" + Words(30, 50, 5, "块中") + "</@PageBlock></@PageBlock>",
            "块中\n"},
        TextCase{"InvisibleWords",
                 Words(30, 50, 5, "看得见") + Words(30, 60, 5, "看不见", R"(Visible="false")"),
                 "看得见\n"},
        TextCase{"Escapes", Words(30, 50, 5, "&lt;甲&gt;&amp;乙"), "<甲>&乙\n"},
        TextCase{"LookAlikes", Words(30, 50, 5, "⼀、基本情况"), "一、基本情况\n"},
        TextCase{"GlyphsOfKnownCharacters",
                 Object(R"(<@CGTransform CodePosition="0"><@Glyphs>12 13</@Glyphs></@CGTransform>)"
                        R"(<@TextCode X="0" Y="4.4">小学</@TextCode>)"),
                 "小学\n"}),
    [](const auto& info) { return info.param.name; });

TEST(Ofd, PagesAreKnown) {
  const auto document = ReadOfd(
      Ofd{.pages = {Words(30, 50, 5, "第一页的话"), Words(30, 50, 5, "第二页")}}.Bytes(), {});
  ASSERT_TRUE(document.ok()) << document.status();
  EXPECT_EQ(document->text(), "第一页的话\n第二页\n");
  ASSERT_EQ(document->pages_size(), 2);
  EXPECT_EQ(document->pages(0).number(), 1u);
  EXPECT_EQ(document->pages(0).span().end(), 6u);
  EXPECT_EQ(document->pages(1).span().begin(), 6u);
}

TEST(Ofd, RunningHeadsAndPageNumbersAreOff) {
  Ofd ofd;
  for (const char* words : {"一、基本情况", "二、主要做法", "三、存在问题"}) {
    const std::string number = std::to_string(ofd.pages.size() + 1);
    ofd.pages.push_back(Words(80, 10, 4, "云岭县自评报告") + Words(30, 100, 5, words) +
                        Words(100, 285, 4, "— " + number + " —"));
  }
  EXPECT_EQ(Text(ofd), "一、基本情况\n二、主要做法\n三、存在问题\n");
}

TEST(Ofd, TemplatesArePartOfThePage) {
  EXPECT_EQ(
      Text({.pages = {Words(70, 50, 5, "云岭县")}, .templates = {Words(30, 50, 5, "填报单位：")}}),
      "填报单位： 云岭县\n");
}

TEST(Ofd, NamespacesMayBeTheDefault) {
  EXPECT_EQ(Text({.pages = {Words(30, 50, 5, "甲")}, .prefix = ""}), "甲\n");
}

TEST(Ofd, TablesAreTold) {
  std::string page;
  const char* rows[][3] = {{"学段", "校数", "人数"}, {"小学", "23", "5200"}, {"初中", "8", "2600"}};
  for (int r = 0; r < 3; ++r) {
    for (int c = 0; c < 3; ++c) page += Words(30 + 50 * c, 50 + 8 * r, 5, rows[r][c]);
  }
  const auto document = ReadOfd(Ofd{.pages = {page}}.Bytes(), {});
  ASSERT_TRUE(document.ok());
  EXPECT_EQ(document->text(), "学段\t校数\t人数\n小学\t23\t5200\n初中\t8\t2600\n");
  EXPECT_EQ(document->tables_size(), 1);
}

TEST(Ofd, SeveralDocumentsFollowOneAnother) {
  const auto document = [](std::string_view page) {
    return "<Document><Pages><Page BaseLoc='" + std::string(page) + "'/></Pages></Document>";
  };
  const auto page = [](std::string_view words) {
    return "<Page><Content><Layer><TextObject Boundary='30 40 9 9' Size='5'><TextCode X='0' "
           "Y='4'>" +
           std::string(words) + "</TextCode></TextObject></Layer></Content></Page>";
  };
  const std::string bytes = test::Zip({{"OFD.xml",
                                        "<OFD><DocBody><DocRoot>/甲/Document.xml</DocRoot></"
                                        "DocBody><DocBody><DocRoot>\n乙/Document.xml "
                                        "</DocRoot></DocBody></OFD>"},
                                       {"甲/Document.xml", document("../页.xml")},
                                       {"乙/Document.xml", document("页.xml")},
                                       {"页.xml", page("甲")},
                                       {"乙/页.xml", page("乙")}});
  const auto read = ReadOfd(bytes, {});
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(read->text(), "甲\n乙\n");
  EXPECT_EQ(read->pages_size(), 2);
}

TEST(Ofd, WhatHasNoWordsIsNamed) {
  EXPECT_EQ(CodeOf(Ofd{.pages = {""}}.Bytes()), "no_text");
  EXPECT_EQ(CodeOf(Ofd{.pages = {Object("<@CGTransform/>")}}.Bytes()), "no_text");
  EXPECT_EQ(CodeOf(Ofd{.pages = {Object("<@TextCode/>")}}.Bytes()), "no_text");
  EXPECT_EQ(CodeOf(Ofd{}.Bytes()), "no_text");
}

TEST(Ofd, RefusalsAreNamed) {
  EXPECT_EQ(CodeOf("PK"), "damaged_file");
  EXPECT_EQ(CodeOf(test::Zip({{"a", "b"}})), "damaged_file");
  EXPECT_EQ(CodeOf(test::Zip({{"OFD.xml", "<!DOCTYPE a [<!ENTITY x 'y'>]><OFD/>"}})),
            "doctype_refused");
  EXPECT_EQ(
      CodeOf(test::Zip({{"OFD.xml", "<OFD><DocBody><DocRoot>a.xml</DocRoot></DocBody></OFD>"}})),
      "damaged_file");
  const Ofd two{.pages = {Words(30, 50, 5, "甲"), Words(30, 50, 5, "乙")}};
  EXPECT_EQ(CodeOf(two.Bytes(), {.max_pages = 1}), "too_many_pages");
  EXPECT_EQ(CodeOf(two.Bytes(), {.max_text_bytes = 3}), "text_too_large");
}

TEST(Ofd, ATemplateOnEveryPageIsNoBomb) {
  std::string many;
  for (int i = 0; i < 2000; ++i) many += Words(30, i % 280, 5, "甲");
  EXPECT_EQ(CodeOf(Ofd{.pages = std::vector<std::string>(1500, ""), .templates = {many}}.Bytes()),
            "text_too_large");
}

TEST(Ofd, PlacesBeyondAllSheetsDoNoHarm) {
  for (const char* number : {"nan", "inf", "-1e308", "1e999", "99999999999", "x", ""}) {
    const std::string n = number;
    const std::string object = "<@TextObject Boundary=\"" + n + " " + n + " 9 9\" Size=\"" + n +
                               "\" CTM=\"" + n + " 0 0 1 0 0\"><@TextCode X=\"" + n + "\" Y=\"" +
                               n + "\" DeltaX=\"" + n + " g " + n + " " + n +
                               "\">甲乙</@TextCode></@TextObject>";
    EXPECT_EQ(CodeOf(Ofd{.pages = {object + Words(30, 50, 5, "丙")}}.Bytes()), "") << n;
  }
}

// A document that slices, or a named code.
void ExpectHandled(std::string_view bytes) {
  const auto document = ReadOfd(bytes, {});
  EXPECT_NE(CodeOf(document), "no StageError");
  if (document.ok()) {
    EXPECT_EQ(text::U32(document->text()).size(), document->length());
  }
}

TEST(Ofd, TruncationsAndMutationsEndInANamedCode) {
  const Ofd whole{.pages = {Words(30, 50, 5, "云岭县自评报告") +
                            Object(R"(<@TextCode X="0" Y="4.4" DeltaX="g 2 5">小学</@TextCode>)",
                                   R"(CTM="0 1 -1 0 5 5")")},
                  .templates = {Words(30, 60, 5, "底")}};
  test::ForEachTruncation(whole.Bytes(), ExpectHandled);
  test::ForEachMutation(whole.Bytes(), {.seed = 3, .count = 2000}, ExpectHandled);
  // Within a page, where checksums do not catch it first.
  test::ForEachMutation(whole.pages[0], {.seed = 4, .count = 3000}, [&](std::string_view page) {
    ExpectHandled(Ofd{.pages = {std::string(page)}, .templates = whole.templates}.Bytes());
  });
}

TEST(OfdGeometry, ReadsNumbers) {
  EXPECT_EQ(ofd::ParseNumbers("1 2.5\t-3", 9), (std::vector<double>{1, 2.5, -3}));
  EXPECT_EQ(ofd::ParseNumbers("g 3 2 5", 9), (std::vector<double>{2, 2, 2, 5}));
  EXPECT_EQ(ofd::ParseNumbers("g 3 2 5", 2), (std::vector<double>{2, 2}));
  EXPECT_EQ(ofd::ParseNumbers("g -1 2 5", 9), (std::vector<double>{5}));
  EXPECT_EQ(ofd::ParseNumbers("1 x 2", 9), (std::vector<double>{1}));
  EXPECT_TRUE(ofd::ParseNumbers("", 9).empty());
}

TEST(OfdGeometry, TurnsAndScales) {
  EXPECT_EQ(ofd::Matrix::Parse("1 0 0 1 0 0").Turn(), 0);
  EXPECT_EQ(ofd::Matrix::Parse("0 1 -1 0 0 0").Turn(), 1);
  EXPECT_EQ(ofd::Matrix::Parse("-1 0 0 -1 0 0").Turn(), 2);
  EXPECT_EQ(ofd::Matrix::Parse("0 -1 1 0 0 0").Turn(), 3);
  EXPECT_DOUBLE_EQ(ofd::Matrix::Parse("3 0 0 3 1 1").Scale(), 3);
  EXPECT_DOUBLE_EQ(ofd::Matrix::Parse("3 0").Scale(), 1);
}

}  // namespace
}  // namespace dudao::ingest
