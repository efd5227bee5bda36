#include "cli/papers/html/html_paper.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

#include "cli/papers/html/html_text.h"
#include "cli/papers/html/marked_text.h"
#include "cli/papers/model/paper_maker.h"
#include "common/config/data_dir.h"
#include "common/text/utf.h"
#include "tests/support/review_builder.h"

namespace dudao::cli {
namespace {

using test::ReviewBuilder;
using ::testing::HasSubstr;
using ::testing::Not;

const text::DataSet& Data() {
  static const text::DataSet data = *ReadDataDir(DUDAO_SOURCE_DIR "/data");
  return data;
}
const PaperMaker& Maker() {
  static const PaperMaker maker = *PaperMaker::Create(Data());
  return maker;
}
const HtmlPaper& Html() {
  static const HtmlPaper html = *HtmlPaper::Create(Data(), Maker().words());
  return html;
}

std::string PageOf(const ReviewBuilder& made) {
  return Html().Review(made.review, Maker().Make(made.review, made.text, {}));
}
std::string TextOf(const ReviewBuilder& made) {
  const Paper paper = Maker().Make(made.review, made.text, {});
  return MarkedText(made.review, paper, MarksOf(made.review, paper, Maker().words()),
                    Maker().words());
}

size_t Count(const std::string& words, const std::string& sought) {
  size_t out = 0;
  for (size_t at = words.find(sought); at != words.npos; at = words.find(sought, at + 1)) ++out;
  return out;
}

TEST(HtmlText, EscapesWhateverAReportHolds) {
  EXPECT_EQ(Escaped("<b a=\"x\" c='y'>&"), "&lt;b a=&quot;x&quot; c=&#39;y&#39;&gt;&amp;");
  EXPECT_EQ(Escaped(std::string("a\0b\x1b", 4)), "a\uFFFDb\uFFFD");
  EXPECT_EQ(Escaped("a\u202Eb\u2066c"), "a\uFFFDb\uFFFDc");
  EXPECT_EQ(Escaped("\xff"), "");
}

TEST(HtmlText, JsonNeverEndsItsScript) {
  EXPECT_EQ(JsonString("</script>\"\\\n"), "\"\\u003c/script\\u003e\\u0022\\u005c\\u000a\"");
}

TEST(HtmlText, HashOfAScriptIsTheOneBrowsersCount) {
  // printf 'alert(1)' | openssl dgst -sha256 -binary | base64
  EXPECT_EQ(ScriptHash("alert(1)"), "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='");
}

TEST(HtmlText, WhatIsPutInIsNotLookedInto) {
  EXPECT_EQ(FillPage("<{{a}}|{{none}}|{{b}}>", {{"a", "{{b}}"}, {"b", "x"}}), "<{{b}}||x>");
  EXPECT_EQ(FillPage("{{a", {{"a", "x"}}), "{{a");
}

TEST(MarkedText, OverlappingMarksAreCutAtTheirEdges) {
  ReviewBuilder made("甲乙丙丁戊。");
  made.Quantity("甲乙丙", "1", "");
  made.Quantity("丙丁", "2", "");
  EXPECT_THAT(TextOf(made), HasSubstr("<p><span class=\"m q\" data-m=\"0\">甲乙</span>"
                                      "<span class=\"m q\" data-m=\"0 1\">丙</span>"
                                      "<span class=\"m q\" data-m=\"1\">丁</span>戊。</p>"));
}

// All ways two or three marks can lie on eight characters: no word is lost or doubled, tags are
// balanced, and each mark has exactly its characters.
TEST(MarkedText, AnyMarksLeaveTheTextAsItIs) {
  const std::string words = "甲<丙丁\n戊己庚";
  for (uint32_t seed = 0; seed < 4000; ++seed) {
    ReviewBuilder made(words);
    std::vector<text::Span> spans;
    for (uint32_t i = 0, bits = seed * 2654435761u; i < 3; ++i, bits /= 64) {
      const text::Span span{bits % 8, bits / 8 % 9};
      v1::Quantity& q = *made.review.add_quantities();
      text::ToProto(span, q.mutable_span());
      spans.push_back(span);
    }
    const std::string html = TextOf(made);
    EXPECT_EQ(Count(html, "<span"), Count(html, "</span>"));
    EXPECT_EQ(Count(html, "<p"), Count(html, "</p>"));
    EXPECT_EQ(std::regex_replace(html, std::regex("<[^>]*>|\n"), ""), "甲&lt;丙丁戊己庚");
    for (size_t i = 0; i < spans.size(); ++i) {
      std::string expected, found;
      const std::u32string source = text::U32(words);
      for (uint32_t at = spans[i].begin; at < spans[i].end && at < 8; ++at) {
        if (source[at] != U'\n') text::AppendUtf8(source[at], &expected);
      }
      static const std::regex piece("<span[^>]* data-m=\"([0-9 ]*)\"[^>]*>([^<]*)</span>");
      for (std::sregex_iterator it(html.begin(), html.end(), piece), end; it != end; ++it) {
        if ((" " + (*it)[1].str() + " ").find(" " + std::to_string(i) + " ") != std::string::npos) {
          found += (*it)[2].str();
        }
      }
      EXPECT_EQ(found, spans[i].end > 8 ? "" : Escaped(expected)) << html;
    }
  }
}

TEST(MarkedText, FindingsCarryTheirNumberOnceAndAreReachedByTab) {
  ReviewBuilder made("小学12所，初中3所，共16所。");
  made.Finding("arithmetic_violated", "error", {"16所", "12所"});
  const std::string html = TextOf(made);
  EXPECT_EQ(Count(html, "data-n=\"1\" tabindex=\"0\" role=\"button\""), 1u);
  EXPECT_EQ(Count(html, "class=\"m error\""), 2u);
}

TEST(MarkedText, PageFurnitureIsFoldedAway) {
  ReviewBuilder made("首页\n政务公开\n云岭县自评报告\n正文。\n打印\n");
  *made.review.mutable_document()->add_chrome() = made.At("首页\n政务公开");
  *made.review.mutable_document()->add_chrome() = made.At("打印");
  const std::string html = TextOf(made);
  EXPECT_THAT(html, HasSubstr("<summary>网页信息 2 行（不属报告正文）</summary>"));
  EXPECT_EQ(Count(html, "<details"), 2u);
  EXPECT_THAT(html, HasSubstr("<p class=\"title\">云岭县自评报告</p>"));
}

TEST(ReviewPage, HostileWordsNeverBecomeMarkup) {
  const std::string evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";
  ReviewBuilder made("小学" + evil + "12所。");
  v1::ReviewedDocument& d = *made.review.mutable_document();
  d.set_title(evil);
  d.set_region(evil);
  d.set_issuer(evil);
  d.set_source_name(evil);
  v1::Finding& f = made.Finding("arithmetic_violated", "error", {"12所"});
  f.set_message(evil);
  f.set_ask(evil);
  f.set_location(evil);
  const uint32_t q = made.Quantity("12所", evil, evil);
  made.review.mutable_quantities(0)->set_subject(evil);
  made.Relation("violated", {q}).set_explanation(evil);
  v1::IndicatorScore& i = made.Indicator(evil, evil);
  i.set_reason(evil);
  i.add_missing(evil);
  const std::string page = PageOf(made);
  EXPECT_EQ(Count(page, "<script"), 2u);
  EXPECT_EQ(Count(page, "</script"), 2u);
  EXPECT_THAT(page, Not(HasSubstr("<img")));
  EXPECT_THAT(page, HasSubstr("&lt;script&gt;alert(1)"));
}

TEST(ReviewPage, LoadsNothing) {
  ReviewBuilder made("小学12所。");
  const std::string page = PageOf(made);
  EXPECT_THAT(page, HasSubstr("default-src 'none'"));
  EXPECT_THAT(page, HasSubstr("script-src 'sha256-"));
  for (const char* outside : {"http:", "https:", "@import", "url(", " src="}) {
    EXPECT_THAT(page, Not(HasSubstr(outside)));
  }
}

TEST(ReviewPage, SaysWhatAMachineScoreIsAndUsesNoBarredWord) {
  ReviewBuilder made("小学12所，共16所。");
  made.review.mutable_score()->set_scored(true);
  made.review.mutable_score()->set_low("10");
  made.review.mutable_score()->set_high("90");
  made.review.mutable_score()->set_base("100");
  for (const char* status : {"met", "partly", "unmet", "no_evidence", "needs_review"}) {
    made.Indicator("1.1", status);
  }
  for (const char* severity : {"error", "warning", "info"}) {
    made.Finding("arithmetic_violated", severity, {"16所"});
  }
  const std::string page = PageOf(made);
  EXPECT_THAT(page, HasSubstr("机器预评（仅依据报告文字，非评价结论）"));
  EXPECT_THAT(page, HasSubstr("示范框架"));
  EXPECT_THAT(page, HasSubstr("10 — 90"));
  EXPECT_THAT(page, HasSubstr("内部材料"));
  for (const char* barred : {"造假", "虚报", "抄袭", "错误", "不合格", "违规"}) {
    EXPECT_THAT(page, Not(HasSubstr(barred)));
    EXPECT_THAT(Html().Index({}), Not(HasSubstr(barred)));
  }
}

TEST(ReviewPage, EveryFindingHasItsLine) {
  ReviewBuilder made("小学12所，共16所。");
  for (int i = 0; i < 25; ++i) made.Finding("line_missed", "warning", {"16所"});
  made.Finding("indicator_not_addressed", "warning", {}).set_indicator("1.1");
  const std::string page = PageOf(made);
  for (int n = 1; n <= 26; ++n) {
    EXPECT_EQ(Count(page, "id=\"f" + std::to_string(n) + "\""), 1u) << n;
  }
  EXPECT_THAT(page, HasSubstr("<summary>另有 15 条</summary>"));
  EXPECT_THAT(page, HasSubstr("data-i=\"1.1\""));
}

TEST(ReviewPage, RestrictedWordsStandNowhere) {
  ReviewBuilder made("由县长张某某牵头，小学12所。");
  made.Finding("leader_name_misplaced", "error", {"县长张某某"}).set_audience("restricted");
  made.Quantity("12所", "12", "所");
  v1::Citation& c = *made.review.add_citations();
  *c.mutable_span() = made.At("由县长张某某牵头");
  c.set_title("由县长张某某牵头");
  const std::string page = PageOf(made);
  EXPECT_THAT(page, Not(HasSubstr("张某某")));
  EXPECT_THAT(page, HasSubstr("敏感表述，请线下处理"));
  EXPECT_THAT(page, HasSubstr("■■■■■"));
}

// A report of six hundred figures, four hundred of them in relations and a hundred findings.
TEST(ReviewPage, StaysBelow300kBBeyondItsText) {
  std::string words;
  for (int i = 0; i < 600; ++i) words += "全县第" + std::to_string(1000 + i) + "项学位数，";
  ReviewBuilder made(words);
  for (int i = 0; i < 600; ++i) {
    made.Quantity(std::to_string(1000 + i) + "项", std::to_string(1000 + i), "项");
    made.review.mutable_quantities(i)->set_subject("学位数");
    made.review.mutable_quantities(i)->set_period("2023");
  }
  for (uint32_t i = 0; i < 130; ++i) {
    made.Relation("holds", {3 * i, 3 * i + 1, 3 * i + 2})
        .set_explanation("1000+1001+1002=3003项，文中合计3003项，相符");
  }
  for (int i = 0; i < 100; ++i) {
    v1::Finding& f = made.Finding("line_missed", "warning", {std::to_string(1000 + i) + "项"});
    f.set_message("学位数为1000项，低于标准线（≥2000项，某督〔2020〕1号），请核实。");
    f.set_ask("请核实学位数" + std::to_string(i) + "的实际数据和统计口径。");
  }
  EXPECT_LT(PageOf(made).size() - words.size(), 300'000u);
}

TEST(IndexPage, SortsByWhatIsToBeVerifiedAndKeepsFaultsLast) {
  IndexRow few{"甲县", "jia.txt", "甲县.html"}, many{"乙<县", "yi.txt", "乙 县.html"}, bad;
  few.counts = {1, 9, 0, 0};
  few.scored = true;
  many.counts = {3, 0, 0, 0};
  many.why_not = "正文不全";
  bad.name = "丙.txt";
  bad.fault = "丙.txt：文件是空的";
  const std::string page = Html().Index({bad, few, many});
  EXPECT_LT(page.find("乙&lt;县"), page.find("甲县"));
  EXPECT_LT(page.find("甲县"), page.find("丙.txt"));
  EXPECT_THAT(page, HasSubstr("href=\"%E4%B9%99%20%E5%8E%BF.html\""));
  EXPECT_THAT(page, HasSubstr("共 3 份"));
  EXPECT_THAT(page, HasSubstr("其中 1 份未能核验"));
  EXPECT_THAT(page, HasSubstr("未予评分：正文不全"));
  EXPECT_EQ(Count(page, "<script"), 0u);
}

TEST(HtmlPaper, AMissingFileIsNamed) {
  text::DataSet none;
  EXPECT_THAT(std::string(HtmlPaper::Create(none, Maker().words()).status().message()),
              HasSubstr("review.html"));
}

}  // namespace
}  // namespace dudao::cli
