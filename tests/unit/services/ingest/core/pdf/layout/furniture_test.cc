#include "services/ingest/core/pdf/layout/furniture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/services/ingest/core/pdf/layout/sheet.h"

namespace dudao::ingest::pdf {
namespace {

using ::testing::ElementsAre;

class PageNumber : public ::testing::TestWithParam<std::u32string> {};
TEST_P(PageNumber, IsOne) { EXPECT_TRUE(IsPageNumber(GetParam())); }
INSTANTIATE_TEST_SUITE_P(Forms, PageNumber,
                         ::testing::Values(U"- 3 -", U"—3—", U"–– 12 ––", U"－ ３ －", U"第3页",
                                           U"第 3 页 共 10 页", U"第3页，共10页", U"第3页/共10页",
                                           U"共10页 第3页", U"3/10", U"3 / 10", U"Page 3 of 10",
                                           U"P3", U"- 第3页 -", U"· 5 ·"));

class NoPageNumber : public ::testing::TestWithParam<std::u32string> {};
TEST_P(NoPageNumber, IsText) { EXPECT_FALSE(IsPageNumber(GetParam())); }
INSTANTIATE_TEST_SUITE_P(Forms, NoPageNumber,
                         ::testing::Values(U"3", U"2023", U"-", U"第3章", U"第页", U"10/3",
                                           U"共10所", U"3月10日", U"— 3", U"第3页表格如下", U"",
                                           U"P", U"Page", U"第1页第2页第3页"));

PageLines PageOf(const Sheet& sheet) {
  return {sheet.page.width, sheet.page.height, BuildLines(sheet.page)};
}

std::vector<std::u32string> Texts(const PageLines& page) {
  std::vector<std::u32string> texts;
  for (const Line& line : page.lines) texts.push_back(line.text());
  return texts;
}

// Pages with a head, a body line of its own each, and what `foot` makes of the page's number.
template <typename Foot>
std::vector<PageLines> Book(int pages, const std::u32string& head, Foot foot) {
  static constexpr std::u32string_view kBodies[] = {U"甲", U"乙", U"丙", U"丁", U"戊", U"己"};
  std::vector<PageLines> book;
  for (int i = 0; i < pages; ++i) {
    Sheet sheet;
    if (!head.empty()) sheet.Put(200, 40, head);
    sheet.Put(90, 300, std::u32string(kBodies[i % 6]) + U"校情况");
    if (const std::u32string words = foot(i + 1); !words.empty()) sheet.Put(290, 790, words);
    book.push_back(PageOf(sheet));
  }
  return book;
}

std::u32string Number(int n) { return std::u32string(1, static_cast<char32_t>(U'0' + n)); }

TEST(DropFurniture, HeadsAndNumbersGoAndTheBodyStays) {
  auto book = Book(5, U"岚谷县自评报告", [](int n) { return U"- " + Number(n) + U" -"; });
  DropFurniture(book);
  EXPECT_THAT(Texts(book[0]), ElementsAre(U"甲校情况"));
  EXPECT_THAT(Texts(book[4]), ElementsAre(U"戊校情况"));
}

TEST(DropFurniture, HeadWithTheNumberInIt) {
  auto book = Book(3, U"", [](int n) { return U"自评报告第" + Number(n) + U"部分"; });
  DropFurniture(book);
  EXPECT_THAT(Texts(book[1]), ElementsAre(U"乙校情况"));
}

TEST(DropFurniture, BareNumbersThatCountThePages) {
  auto book = Book(3, U"", [](int n) { return Number(n + 2); });
  DropFurniture(book);
  EXPECT_THAT(Texts(book[2]), ElementsAre(U"丙校情况"));
}

TEST(DropFurniture, BareNumbersThatDoNot) {
  auto book = Book(3, U"", [](int n) { return Number(n * n); });
  DropFurniture(book);
  EXPECT_THAT(Texts(book[2]), ElementsAre(U"丙校情况", U"9"));
}

TEST(DropFurniture, OneSheetsHeadIsItsTitle) {
  auto book = Book(1, U"自评报告", [](int) { return U"1"; });
  DropFurniture(book);
  EXPECT_THAT(Texts(book[0]), ElementsAre(U"自评报告", U"甲校情况"));
}

TEST(DropFurniture, WhatStandsOnFewPagesIsText) {
  auto book = Book(6, U"", [](int n) { return n <= 2 ? U"附表见后" : U""; });
  DropFurniture(book);
  EXPECT_THAT(Texts(book[0]), ElementsAre(U"甲校情况", U"附表见后"));
}

TEST(DropFurniture, RepeatedLinesInTheMiddleAreText) {
  std::vector<PageLines> book;
  for (int i = 0; i < 3; ++i) book.push_back(PageOf(Sheet().Put(90, 400, U"完成情况：已完成")));
  DropFurniture(book);
  EXPECT_THAT(Texts(book[1]), ElementsAre(U"完成情况：已完成"));
}

TEST(DropWatermarks, LargeWordsAtOnePlace) {
  std::vector<PageBoxes> pages;
  for (int i = 0; i < 3; ++i) {
    pages.push_back(Sheet().Put(100, 400, U"内", 60).Put(90, 100, U"全县教育情况如下").page);
  }
  DropWatermarks(pages);
  ASSERT_EQ(pages[2].boxes.size(), 1u);
  EXPECT_EQ(pages[2].boxes[0].text, U"全县教育情况如下");
}

TEST(DropWatermarks, TitleOfOnePageStays) {
  std::vector<PageBoxes> pages = {Sheet().Put(100, 100, U"报告", 40).Put(90, 300, U"正文如下").page,
                                  Sheet().Put(90, 100, U"正文续前").page};
  DropWatermarks(pages);
  EXPECT_EQ(pages[0].boxes.size(), 2u);
}

}  // namespace
}  // namespace dudao::ingest::pdf
