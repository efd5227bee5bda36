#include "services/scoring/core/rules/framework.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "common/config/data_dir.h"
#include "report_builder.h"
#include "services/scoring/core/indicator/line_test.h"
#include "services/scoring/core/rules/rule_book.h"

namespace dudao::scoring {
namespace {

constexpr char kCounty[] = "frameworks/default-county.yaml";

const text::DataSet& Shipped() {
  static const auto& data =
      *new absl::StatusOr<text::DataSet>(ReadDataDir(DUDAO_SOURCE_DIR "/data"));
  EXPECT_TRUE(data.ok()) << data.status();
  return *data;
}

// The county framework with `from` replaced by `to` at its first place.
text::DataSet With(const std::string& from, const std::string& to) {
  text::DataSet data = Shipped();
  text::DataFile file = *data.Find(kCounty);
  const size_t at = file.content.find(from);
  EXPECT_NE(at, file.content.npos) << from;
  file.content.replace(at, from.size(), to);
  file.shown = "f.yaml";
  data.Add(file);
  return data;
}

// LINE:COLUMN of the first place of `words` in the changed file, as a person counts.
std::string PlaceOf(const text::DataSet& data, const std::string& words) {
  const std::string& content = data.Find(kCounty)->content;
  const std::string before = content.substr(0, content.find(words));
  const size_t start = before.rfind('\n') + 1;
  return std::to_string(std::count(before.begin(), before.end(), '\n') + 1) + ":" +
         std::to_string(text::U32(before.substr(start)).size() + 1);
}

void ExpectFault(const std::string& from, const std::string& to, const std::string& at,
                 const std::string& reason) {
  const text::DataSet data = With(from, to);
  const auto book = RuleBook::Create(data);
  ASSERT_FALSE(book.ok()) << to;
  EXPECT_EQ(std::string(book.status().message()), "f.yaml:" + PlaceOf(data, at) + ": " + reason);
}

TEST(Framework, FaultsNameFileLineAndColumn) {
  ExpectFault("points: 16", "points: 17", "17", "points：17 分与其下各项之和 16 分不等");
  ExpectFault("[M14, M15]", "[M14, M99]", "[M14, M99]", "lines：没有编号为 M99 的标准线");
  ExpectFault("each: 0.5", "each: half", "half", "each：应为数字，不小于 0");
  ExpectFault("{reached: 1, share: 1}", "{reached: 1, share: 2}", "2}", "share：大于 1");
  ExpectFault(
      "responsible: 财政局", "responsable: 财政局", "responsable",
      "不认识的键 responsable；可用的有：id、name、points、style、lines、combine、needs、bands、"
      "each、cap、may_be_absent、responsible、evidence、headings、phrases、documents、sections");
  ExpectFault("level: county", "level: town", "town",
              "level：town 不在可选之列：province、prefecture、county、township、school");
  ExpectFault("{name: 良好, from: 80, below: 90}", "{name: 良好, from: 80, below: 89}", "89",
              "below：应与上一等次的下限相同，不留空档、不重叠");
  ExpectFault("effect: cap", "effect: veto", "veto\n",
              "effect：veto 不在可选之列：fail、cap、drop");
  ExpectFault("id: \"1.2\"", "id: \"1.1\"", "\"1.1\"\n        name: 政府议教",
              "id：编号 1.1 写了两次");
}

TEST(Framework, PartyAndTheLikeIsAlwaysAPersonsToJudge) {
  ExpectFault("style: judge", "style: ratio", "ratio\n        lines: [G01",
              "style：涉及“党组织”的指标只能由人评定，应为 judge");
  for (const char* word : {"意识形态工作", "民族团结进步教育", "宗教事务", "思政课建设"})
    EXPECT_FALSE(RuleBook::Create(With("name: 教师培训经费", "name: " + std::string(word))).ok())
        << word;
}

TEST(Framework, StylesForPeopleGiveNoPoints) {
  for (const char* style : {"judge", "step_down", "rank", "abc"}) {
    const auto book =
        RuleBook::Create(With("style: all_or_nothing", "style: " + std::string(style)));
    ASSERT_TRUE(book.ok()) << book.status();
    EXPECT_TRUE(ByPerson(book->frameworks.Find("default-county")->Find("2.1")->style)) << style;
  }
}

TEST(Framework, LinesCanBeChangedForAProvinceOrForAll) {
  const std::string place = "\ngroups:\n";
  const auto all = RuleBook::Create(
      With(place, "\nlines:\n  - {line: X01, value: 90, source: 本地方案}\ngroups:\n"));
  ASSERT_TRUE(all.ok()) << all.status();
  const Indicator* i = all->frameworks.Find("default-county")->Find("3.1");
  EXPECT_EQ(i->lines[0]->value.ToString(), "90");
  EXPECT_EQ(i->lines.size(), 3u);
  EXPECT_EQ(all->lines.Find("X01")->value.ToString(), "85");
  EXPECT_EQ(all->frameworks.Find("default-prefecture")->Find("3.1")->lines[0]->value.ToString(),
            "85");

  const auto one = RuleBook::Create(With(
      place, "\nlines:\n  - {line: X01, province: 河南, value: 90, source: 河南方案}\ngroups:\n"));
  ASSERT_TRUE(one.ok()) << one.status();
  i = one->frameworks.Find("default-county")->Find("3.1");
  ASSERT_EQ(i->lines.size(), 4u);
  for (const auto& [province, value] : {std::pair{"河南", "90"}, {"山东", "85"}}) {
    const auto in_force = LinesInForce(i->groups[0].lines, {province, "", {2023, 2024}}, 2023);
    ASSERT_EQ(in_force.size(), 1u) << province;
    EXPECT_EQ(in_force[0]->value.ToString(), value) << province;
  }
  EXPECT_FALSE(
      RuleBook::Create(With(place, "\nlines:\n  - {line: X01, value: 90}\ngroups:\n")).ok());
}

TEST(Framework, TellsGroupsUnitsAndEvidence) {
  const auto book = RuleBook::Create(Shipped());
  ASSERT_TRUE(book.ok()) << book.status();
  const Framework& f = *book->frameworks.Find("default-county");
  EXPECT_EQ(f.Find("2.1")->responsible, "财政局");
  EXPECT_EQ(f.Find("2.1")->evidence, (std::vector<std::string>{"财政决算表", "教育经费统计"}));
  EXPECT_EQ(f.FindGroup(f.Find("2.1")->group)->name, "经费投入");
  EXPECT_EQ(f.max_length, 8000u);
  EXPECT_EQ(f.Find("9.9"), nullptr);
  for (const Framework& each : book->frameworks.all()) {
    for (const Indicator& i : each.indicators) {
      EXPECT_FALSE(i.responsible.empty()) << each.id << i.id;
      EXPECT_FALSE(i.evidence.empty()) << each.id << i.id;
    }
  }
}

TEST(Framework, ACitysIsItsOwn) {
  const auto book = RuleBook::Create(Shipped());
  ASSERT_TRUE(book.ok()) << book.status();
  const Framework& county = *book->frameworks.Find("default-county");
  const Framework& city = *book->frameworks.Find("default-prefecture");
  size_t differ = 0;
  for (const Indicator& i : city.indicators)
    differ += county.Find(i.id) == nullptr || county.Find(i.id)->name != i.name ? 1 : 0;
  EXPECT_GT(differ, 12u);
  EXPECT_NE(county.digest, city.digest);
}

TEST(Grade, RangesAreHalfOpen) {
  const auto book = RuleBook::Create(Shipped());
  ASSERT_TRUE(book.ok()) << book.status();
  const auto& grades = book->frameworks.Find("default-county")->grades;
  const auto name = [&](const char* points) {
    return grades[*GradeOf(grades, *text::Decimal::Parse(points))].name;
  };
  EXPECT_EQ(name("103"), "优秀");
  EXPECT_EQ(name("90"), "优秀");
  EXPECT_EQ(name("89.99"), "良好");
  EXPECT_EQ(name("65"), "合格");
  EXPECT_EQ(name("64.99"), "不合格");
  EXPECT_FALSE(GradeOf({}, text::Decimal(1)).has_value());
}

TEST(Grade, EffectsFailThenCapThenDrop) {
  EXPECT_EQ(AfterEffects(0, 4, {}, false), 0u);
  EXPECT_EQ(AfterEffects(0, 4, {Effect::kFail, Effect::kCap}, false), 3u);
  EXPECT_EQ(AfterEffects(0, 4, {Effect::kCap}, false), 1u);
  EXPECT_EQ(AfterEffects(2, 4, {Effect::kCap}, false), 2u);
  EXPECT_EQ(AfterEffects(0, 4, {Effect::kCap, Effect::kDrop}, false), 2u);
  EXPECT_EQ(AfterEffects(0, 4, {Effect::kDrop, Effect::kDrop}, false), 1u);
  EXPECT_EQ(AfterEffects(0, 4, {Effect::kDrop, Effect::kDrop}, true), 2u);
  EXPECT_EQ(AfterEffects(3, 4, {Effect::kDrop}, true), 3u);
}

v1::Review ReviewOf(const std::string& sentence, const std::string& role = "self_check",
                    const std::string& date = "") {
  ReportBuilder b;
  b.Heading("一、情况", role);
  b.Paragraph(sentence);
  if (!date.empty()) {
    v1::Date* d = b.marks()->add_dates();
    *d->mutable_span() = b.Find(date + "年");
    d->set_iso(date);
  }
  return b.Review();
}

TEST(Veto, IsRaisedWithItsSentenceAndChangesNoPoints) {
  const v1::Review review = ReviewOf("2020年县二中发生重大校园安全事故。", "problems", "2020");
  ASSERT_EQ(review.score().vetoes_size(), 1);
  const v1::Veto& veto = review.score().vetoes(0);
  EXPECT_EQ(veto.id(), "major-accident");
  EXPECT_EQ(veto.effect(), "cap");
  EXPECT_NE(veto.reason().find("人工确认"), std::string::npos);
  EXPECT_EQ(veto.reason().find("未写明时间"), std::string::npos);
  ASSERT_EQ(veto.evidence_size(), 1);
  EXPECT_EQ(veto.evidence(0).text(), "2020年县二中发生重大校园安全事故。");
  EXPECT_EQ(review.score().high(), "100");
  EXPECT_FALSE(review.score().has_grade());
}

TEST(Veto, LooksBackSoFarAndNoFurther) {
  EXPECT_EQ(
      ReviewOf("2018年县二中发生重大校园安全事故。", "problems", "2018").score().vetoes_size(), 1);
  EXPECT_EQ(
      ReviewOf("2017年县二中发生重大校园安全事故。", "problems", "2017").score().vetoes_size(), 0);
  const v1::Review undated = ReviewOf("县二中发生重大校园安全事故。");
  ASSERT_EQ(undated.score().vetoes_size(), 1);
  EXPECT_NE(undated.score().vetoes(0).reason().find("未写明时间"), std::string::npos);
}

TEST(Veto, IsNotRaisedForWhatDidNotHappen) {
  for (const char* sentence :
       {"全年未发生重大校园安全事故。", "全县没有发生重特大安全责任事故。",
        "坚决杜绝发生重大校园安全事故。", "凡发生重大校园安全事故的学校一律一票否决。",
        "制定应急预案，防范发生重大安全责任事故。", "D级危房全部拆除，校园内无仍有隐患的D级危房。",
        "全年无拖欠教师工资现象。"})
    EXPECT_EQ(ReviewOf(sentence).score().vetoes_size(), 0) << sentence;
  EXPECT_EQ(ReviewOf("2021年底前不发生重大校园安全事故。", "plans").score().vetoes_size(), 0);
}

// Nine headings in the order of the notice; the last one's words name no topic.
ReportBuilder ByNumbers(bool shuffled) {
  ReportBuilder b;
  const char* titles[] = {
      "加强党对教育工作的领导", "加大教育投入", "推进普及普惠", "推进优质均衡", "办好普通高中",
      "建强教师队伍",           "落实双减",     "守护孩子平安", "其他工作"};
  b.Heading("二、履职情况", "self_check");
  for (int i = 0; i < 9; ++i) {
    b.Heading(std::string("（一）") + titles[shuffled ? (i + 4) % 9 : i], "self_check");
    b.segmentation()->mutable_headings(i + 1)->set_style("(一)");
    b.segmentation()->mutable_headings(i + 1)->set_parent(0);
    b.Paragraph("我们做了许多事。");
  }
  return b;
}

TEST(Notice, ItemsMapByNumberWhereTheOrderIsTheNotices) {
  // 八 is one indicator, and 守护孩子平安 has none of its words.
  EXPECT_EQ(Row(ByNumbers(false).Review(), "8.1").status(), "needs_review");
  EXPECT_EQ(Row(ByNumbers(true).Review(), "8.1").status(), "no_evidence");
}

}  // namespace
}  // namespace dudao::scoring
