#include "services/scoring/core/copied_text/copy_finder.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "common/config/data_dir.h"
#include "common/text/utf.h"
#include "services/scoring/core/copied_text/alignment.h"
#include "tests/unit/services/scoring/core/copied_text/invented_reports.h"

namespace dudao::scoring {
namespace {

const CommonWords& SharedWords() {
  static const CommonWords common = [] {
    const auto data = ReadDataDir(DUDAO_SOURCE_DIR "/data");
    auto words = CommonWords::Create(*data);
    EXPECT_TRUE(words.ok()) << words.status();
    return *std::move(words);
  }();
  return common;
}

InventedReport Plain(const std::u32string& text, const std::string& region) {
  InventedReport report;
  report.text = text;
  report.review.mutable_document()->set_region(region);
  report.review.mutable_document()->mutable_body()->set_end(static_cast<uint32_t>(text.size()));
  return report;
}

std::string MaskOf(const InventedReport& report) {
  const MaskedText m = Mask(report.text, report.review, SharedWords());
  return text::ToUtf8(std::u32string(m.text.begin(), m.text.end()));
}

TEST(Mask, PlacesFiguresAndMarksOfPunctuationGo) {
  InventedReport report = Plain(U"云岭县新建小学，云岭投入３亿元；全县满意。", "云岭县");
  v1::Span* span = report.review.add_quantities()->mutable_span();
  span->set_begin(12);
  span->set_end(15);
  EXPECT_EQ(MaskOf(report), "@新建小学@投入#全@满意");
}

TEST(Mask, APlaceWithinAnotherIsMaskedInParts) {
  EXPECT_EQ(MaskOf(Plain(U"临江市青禾区与青禾一道", "临江市青禾区")), "@与@一道");
}

TEST(Mask, WhatComesHomeIsTheWordsItself) {
  const InventedReport report = Plain(U"一、基本　情况\n云岭县", "云岭县");
  const MaskedText m = Mask(report.text, report.review, SharedWords());
  EXPECT_EQ(m.Home(1, 5), (text::Span{2, 7}));
}

TEST(Mask, CommonPhrasesDoNotCount) {
  const InventedReport report = Plain(U"全面贯彻党的教育方针，加固校舍", "云岭县");
  const MaskedText m = Mask(report.text, report.review, SharedWords());
  EXPECT_EQ(std::count(m.counts.begin(), m.counts.end(), true), 4);
}

TEST(Mask, TitleAndHeadingsAreTheNotices) {
  InventedReport report = Plain(U"云岭县自评报告\n一、教育投入\n加固校舍", "云岭县");
  report.review.mutable_document()->set_title("云岭县自评报告");
  v1::Span* heading = report.review.add_headings()->mutable_span();
  heading->set_begin(8);
  heading->set_end(14);
  EXPECT_EQ(MaskOf(report), "加固校舍");
}

TEST(Mask, ClausesOfTheNoticeDoNotCount) {
  const auto common = CommonWords::Create(*ReadDataDir(DUDAO_SOURCE_DIR "/data"),
                                          {U"说明偏远教学点\n单独核算的办法。校车安全。"});
  ASSERT_TRUE(common.ok()) << common.status();
  const InventedReport report = Plain(U"我们说明偏远教学点单独核算的办法，校车安全", "云岭县");
  const MaskedText m = Mask(report.text, report.review, *common);
  EXPECT_EQ(std::count(m.counts.begin(), m.counts.end(), true), 6) << "我们 and 校车安全";
}

TEST(Align, RunsOfWhatIsTheSame) {
  EXPECT_EQ(Align(u"甲乙丙丁戊己庚辛", u"甲乙丙丁子戊己庚辛", 8, 4),
            (std::vector<Common>{{0, 0, 4}, {4, 5, 4}}));
  EXPECT_TRUE(Align(u"甲乙丙丁", u"戊己庚辛", 8, 1).empty());
  EXPECT_TRUE(Align(u"", u"甲", 8, 1).empty());
}

// A batch with planted passages, and what was found of them.
struct Tried {
  size_t planted = 0, met = 0;  // planted passages, and those found for the most part
  size_t found = 0, right = 0;  // passages found, and those that are planted ones
};

bool Meets(const Planted& p, const Passage& f, const std::vector<MaskedText>& texts) {
  if (std::min(p.from, p.to) != f.a || std::max(p.from, p.to) != f.b) return false;
  const Stretch s = p.to == f.a ? f.in_a : f.in_b;
  const text::Span home = texts[p.to].Home(s.begin, s.end);
  const uint32_t begin = std::max(home.begin, p.begin), end = std::min(home.end, p.end);
  return end > begin && (end - begin) * 2 > home.size();
}

uint32_t Covered(const Planted& p, const std::vector<Passage>& found,
                 const std::vector<MaskedText>& texts) {
  uint32_t covered = 0;
  for (const Passage& f : found) {
    if (!Meets(p, f, texts)) continue;
    const Stretch s = p.to == f.a ? f.in_a : f.in_b;
    const text::Span home = texts[p.to].Home(s.begin, s.end);
    covered += std::min(home.end, p.end) - std::max(home.begin, p.begin);
  }
  return covered;
}

// Enough that sixty characters remain after the heaviest edits.
constexpr int kSentences = 8;

Tried Try(uint32_t seed, const Edits& edits) {
  Inventor inventor(seed);
  std::vector<InventedReport> reports;
  for (uint32_t i = 0; i < 40; ++i) {
    const char32_t name[] = {static_cast<char32_t>(0x5CB0 + i), static_cast<char32_t>(0x6C5F + i),
                             U'县', 0};
    reports.push_back(inventor.Report(name, 40));
  }
  std::vector<Planted> planted;
  for (uint32_t to = 20; to < 40; ++to) {
    Planted p = inventor.Plant(reports[to - 20], kSentences, edits, &reports[to]);
    p.from = to - 20;
    p.to = to;
    planted.push_back(p);
  }
  std::vector<MaskedText> texts;
  for (const InventedReport& r : reports) texts.push_back(Mask(r.text, r.review, SharedWords()));
  const std::vector<Passage> found = FindCopies(texts, {});
  Tried tried{planted.size(), 0, found.size(), 0};
  for (const Planted& p : planted) {
    tried.met += Covered(p, found, texts) * 2 > p.end - p.begin;
  }
  for (const Passage& f : found) {
    tried.right += std::any_of(planted.begin(), planted.end(),
                               [&](const Planted& p) { return Meets(p, f, texts); });
  }
  return tried;
}

// Recall and precision of at least 0.95 each, over all kinds of edits.
TEST(FindCopies, EditedCopiesAreFoundAndNothingElse) {
  const Edits kinds[] = {{0, 0, 0}, {6, 3, 3}, {12, 4, 4}, {6, 3, 3, true}, {3, 10, 0}, {3, 0, 10}};
  Tried all;
  for (const Edits& edits : kinds) {
    for (uint32_t seed = 1; seed <= 4; ++seed) {
      const Tried tried = Try(seed, edits);
      all.planted += tried.planted;
      all.met += tried.met;
      all.found += tried.found;
      all.right += tried.right;
    }
  }
  std::printf("planted %zu, met %zu; found %zu, right %zu\n", all.planted, all.met, all.found,
              all.right);
  EXPECT_GE(all.met * 100, all.planted * 95);
  EXPECT_GE(all.right * 100, all.found * 95);
}

std::vector<MaskedText> Texts(const std::vector<InventedReport>& reports) {
  std::vector<MaskedText> texts;
  for (const InventedReport& r : reports) texts.push_back(Mask(r.text, r.review, SharedWords()));
  return texts;
}

constexpr char32_t kOwn[] =
    U"县财政设立专项资金，对偏远教学点实行单独核算，校车路线由交通部门逐条踏勘后公布，家长可以在网"
    U"上查到"
    U"每一班车的司机、时刻和停靠点；冬季结冰路段由公路养护站提前撒盐，学校错峰放学，护学岗由村干部"
    U"轮值。";

TEST(FindCopies, ExchangedPlacesAndFiguresHideNothing) {
  const auto texts = Texts({Plain(U"云岭县" + std::u32string(kOwn), "云岭县"),
                            Plain(U"其他工作另行报告。石桥县" + std::u32string(kOwn), "石桥县")});
  const auto found = FindCopies(texts, {});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_GT(found[0].characters, 70u);
}

TEST(FindCopies, WhatCountsLessThanSixtyIsNothing) {
  const auto texts = Texts({Plain(std::u32string(kOwn).substr(0, 50), "云岭县"),
                            Plain(std::u32string(kOwn).substr(0, 50), "石桥县")});
  EXPECT_TRUE(FindCopies(texts, {}).empty());
}

TEST(FindCopies, PhrasesOfPolicyAloneAreNothing) {
  std::u32string phrases;
  for (const char32_t* p :
       {U"深入贯彻落实党的二十大精神，", U"认真贯彻落实，",
        U"全面贯彻党的教育方针，", U"以习近平新时代中国特色社会主义思想为指导，", U"落实立德树人根本任务，", U"坚持教育优先发展，",
        U"加强党对教育工作的全面领导，", U"办好人民满意的教育，", U"推动义务教育优质均衡发展。"}) {
    phrases += p;
  }
  EXPECT_TRUE(FindCopies(Texts({Plain(phrases, "云岭县"), Plain(phrases, "石桥县")}), {}).empty());
}

TEST(FindCopies, SubjectsAreComparedWithTheLibraryToo) {
  const auto texts = Texts({Plain(kOwn, "云岭县"), Plain(U"不相干的文字。", "石桥县"),
                            Plain(kOwn, "青禾区"), Plain(kOwn, "临江市")});
  CopyOptions options;
  options.subjects = 2;
  const auto found = FindCopies(texts, options);
  ASSERT_EQ(found.size(), 2u);  // the two of the library are not compared with one another
  EXPECT_EQ(found[0].b, 2u);
  EXPECT_EQ(found[1].b, 3u);
}

TEST(FindCopies, LittleMemoryFindsTheSame) {
  Inventor inventor(7);
  std::vector<InventedReport> reports = {inventor.Report(U"云岭县", 60),
                                         inventor.Report(U"石桥县", 60)};
  inventor.Plant(reports[0], 6, {}, &reports[1]);
  CopyOptions little;
  little.most_choices = 50;
  EXPECT_EQ(FindCopies(Texts(reports), {}), FindCopies(Texts(reports), little));
  EXPECT_FALSE(FindCopies(Texts(reports), {}).empty());
}

// DUDAO_COPY_REPORTS: how many reports of real length (default 60); a province's ten thousand take
// minutes, and the printed line says how many.
TEST(FindCopies, ManyReports) {
  const char* const stated = std::getenv("DUDAO_COPY_REPORTS");
  const uint32_t count = stated != nullptr ? static_cast<uint32_t>(std::atoi(stated)) : 60;
  Inventor inventor(11);
  std::vector<MaskedText> texts;
  InventedReport before;
  uint32_t planted = 0;
  for (uint32_t i = 0; i < count; ++i) {
    InventedReport report = inventor.Report(U"云岭" + std::u32string(1, 0x4E00 + i) + U"县", 260);
    if (i % 10 == 1) {
      inventor.Plant(before, 8, {}, &report);
      ++planted;
    }
    texts.push_back(Mask(report.text, report.review, SharedWords()));
    before = std::move(report);
    inventor.ForgetAllBut(1);
  }
  const auto begun = std::chrono::steady_clock::now();
  const auto found = FindCopies(texts, {});
  const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begun;
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  std::printf("%u reports: %.1f s, %ld MB at most\n", count, spent.count(), used.ru_maxrss / 1024);
  EXPECT_EQ(found.size(), planted);
}

TEST(FindCopies, NothingToCompare) {
  EXPECT_TRUE(FindCopies({}, {}).empty());
  EXPECT_TRUE(FindCopies(Texts({Plain(U"", ""), Plain(U"短", "")}), {}).empty());
}

}  // namespace
}  // namespace dudao::scoring
