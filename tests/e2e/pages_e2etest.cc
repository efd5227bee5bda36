// The pages of `dudao check -o` in a browser, as an officer uses them: clicked, filtered, walked
// through with the keyboard, printed. Skipped where Debian's chromium is not installed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <memory>

#include "services/ingest/child/parser_process.h"
#include "tests/support/browser.h"

namespace dudao {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

constexpr int kWidth = 1366, kHeight = 768;
const std::string kSamples = std::string(DUDAO_SOURCE_DIR) + "/data/samples";

// One browser and one run of the program for all tests.
class PagesTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (!test::Browser::Installed()) return;
    dir_ = std::make_unique<test::TempDir>();
    browser_ = std::make_unique<test::Browser>(*dir_);
    std::ofstream(dir_->File("恶意.txt"))
        << "云岭县人民政府2023年履行教育职责自评报告\n\n一、基本情况<script>document.title='x'</"
           "script>\n"
           "全县小学12所\"><img src=http://example.invalid/a onerror=\"document.title='y'\">，"
           "初中3所，XX所。</script></article></style>\n二、措施&amp;打算{{marks}}\n";
    test::Process check(
        {std::string(DUDAO_BIN_DIR) + "/dudao", "check", kSamples, dir_->File("恶意.txt"), "--data",
         std::string(DUDAO_SOURCE_DIR) + "/data", "-o", dir_->File("结果")},
        dir_->File("check.log"));
    ASSERT_EQ(check.Wait(), 0) << test::ReadFile(dir_->File("check.log"));
  }
  static void TearDownTestSuite() {
    browser_.reset();
    dir_.reset();
  }
  void SetUp() override {
    if (!test::Browser::Installed()) {
      GTEST_SKIP() << "no /usr/bin/chromium: deploy/install-deps.sh installs it";
    }
  }
  void TearDown() override {
    if (IsSkipped()) return;
    EXPECT_THAT(browser_->complaints(), IsEmpty());
    EXPECT_THAT(browser_->requests(), IsEmpty());
  }

  static void Open(const std::string& page, int width = kWidth) {
    browser_->Open("file://" + dir_->File("结果/内部/" + page), width, kHeight);
  }
  static nlohmann::json Eval(const std::string& expression) { return browser_->Eval(expression); }
  static bool Holds(const std::string& expression) { return Eval(expression) == true; }
  static std::string Text(const std::string& selector) {
    return Eval("document.querySelector('" + selector + "').textContent");
  }
  // What is lit, and whether the first of it lies in the window of the text.
  static std::string Lit() {
    return Eval("[...document.querySelectorAll('#text .lit')].map(e => e.textContent).join('|')");
  }
  static bool LitIsSeen() {
    return Holds(
        "(() => { const r = document.querySelector('#text .lit').getBoundingClientRect(), "
        "p = document.querySelector('#source').getBoundingClientRect(); "
        "return r.top >= p.top && r.bottom <= p.bottom && r.bottom <= innerHeight; })()");
  }
  static int Seen(const std::string& selector) {
    return Eval("[...document.querySelectorAll('" + selector +
                "')].filter(e => e.offsetParent).length");
  }

  static std::unique_ptr<test::TempDir> dir_;
  static std::unique_ptr<test::Browser> browser_;
};
std::unique_ptr<test::TempDir> PagesTest::dir_;
std::unique_ptr<test::Browser> PagesTest::browser_;

TEST_F(PagesTest, AClickedLineBringsItsWordsIntoViewAndLightsThem) {
  Open("qinghe-district.html");
  EXPECT_EQ(Lit(), "");
  browser_->Click("#f4 .msg");
  EXPECT_EQ(Lit(), "58 名|21 名|29 名|10 名");
  EXPECT_TRUE(LitIsSeen());
  EXPECT_GT(Eval("document.querySelector('#source').scrollTop"), 500);
  browser_->Click("#f1 .msg");
  EXPECT_THAT(Lit(), StartsWith("94 所|"));
  EXPECT_TRUE(LitIsSeen());
}

TEST_F(PagesTest, EvidenceOfAnIndicatorAndARelationAreFoundInTheTextToo) {
  Open("yunling-county.html");
  browser_->Click("[id=\"i2.3\"] summary");
  browser_->Click("[id=\"i2.3\"] .ev");
  EXPECT_THAT(Lit(), HasSubstr("5.40%"));
  EXPECT_TRUE(LitIsSeen());
  Eval("document.querySelector('#figures details:has(.holds)').open = true");
  browser_->Click(".rel.holds .msg");
  EXPECT_THAT(Lit(), StartsWith("112所|46所|41所"));
}

TEST_F(PagesTest, AClickedMarkShowsWhatWasReadAndItsArithmetic) {
  Open("qinghe-district.html");
  browser_->Click("#text .m.q.error.violated");
  EXPECT_THAT(Text("#dock"), HasSubstr("94 所"));
  EXPECT_THAT(Text("#dock"), HasSubstr("52+29+11+3=95所"));
  EXPECT_THAT(Text("#dock"), HasSubstr("第1条"));
  EXPECT_THAT(Lit(), HasSubstr("52 所"));
  EXPECT_EQ(Seen("#dock"), 1);
  browser_->Click("#dock .to");
  EXPECT_TRUE(Holds("document.querySelector('#f1').contains(document.activeElement)"));
}

TEST_F(PagesTest, LinesAreFilteredBySeverityAndByWhoAnswers) {
  Open("qinghe-district.html");
  const int all = Seen("#asks .ask"), silent = Seen("#silent li");
  EXPECT_EQ(all, 4);
  EXPECT_GE(silent, 1);
  browser_->Click(".chip[data-show=unanswered]");
  EXPECT_EQ(Seen("#asks .ask"), 0);
  EXPECT_EQ(Seen("#silent li"), silent);
  EXPECT_EQ(Text(".chip[aria-pressed=true] b"), std::to_string(silent));
  EXPECT_EQ(Eval("document.querySelectorAll('#text .m.error:not(.muted)').length"), 0);
  browser_->Click(".chip[data-show=error]");
  EXPECT_EQ(Seen("#asks .ask"), 4);
  EXPECT_EQ(Seen("#silent li"), 0);
  browser_->Click(".chip[data-show=\"\"]");
  Eval(
      "(() => { const u = document.querySelector('#unit'); u.value = '财政局'; "
      "u.dispatchEvent(new Event('change')); })()");
  EXPECT_GE(Seen("#asks .ask"), 1);
  EXPECT_LT(Seen("#asks .ask"), all);
  EXPECT_TRUE(
      Holds("[...document.querySelectorAll('#review [data-unit]')].every("
            "e => !e.offsetParent || e.dataset.unit.includes('财政局'))"));
  EXPECT_THAT(Text("#shown"), StartsWith("显示"));
}

TEST_F(PagesTest, EverythingIsReachedByTheKeyboard) {
  Open("qinghe-district.html");
  Eval("document.querySelector('#f2 .go').focus()");
  browser_->Press("Enter");
  EXPECT_THAT(Lit(), HasSubstr("73125.60"));
  browser_->Press("Escape");
  EXPECT_EQ(Lit(), "");
  EXPECT_TRUE(Holds("document.activeElement === document.querySelector('#f2 .go')"));
  Eval("document.querySelector('#text [data-n]').focus()");
  browser_->Press("Enter");
  EXPECT_THAT(Text("#dock"), HasSubstr("=95所"));
  browser_->Press("Escape");
  EXPECT_EQ(Seen("#dock"), 0);
  // A tab from the top: the way past the head, then the filters.
  Eval("document.activeElement.blur(); getSelection().removeAllRanges()");
  Open("qinghe-district.html");
  browser_->Press("Tab");
  EXPECT_EQ(Eval("document.activeElement.className"), "skip");
  browser_->Press("Tab");
  EXPECT_TRUE(
      Holds("document.querySelector('.filters').contains(document.activeElement) || "
            "document.activeElement.id === 'review'"));
}

TEST_F(PagesTest, MarksAreWalkedThroughInTurn) {
  Open("yunling-county.html");
  browser_->Click("#next");
  const std::string first = Text("#dock h3");
  browser_->Click("#next");
  EXPECT_NE(Text("#dock h3"), first);
  browser_->Click("#previous");
  EXPECT_EQ(Text("#dock h3"), first);
  EXPECT_TRUE(LitIsSeen());
}

TEST_F(PagesTest, FitsASmallScreenWithBothPanesInView) {
  for (const char* page : {"qinghe-district.html", "yunling-county.html", "shiqiao-town.html"}) {
    Open(page);
    EXPECT_LE(Eval("document.documentElement.scrollWidth"), kWidth) << page;
    EXPECT_LE(Eval("document.documentElement.scrollHeight"), kHeight) << page;
    EXPECT_LE(Eval("document.querySelector('.panes').getBoundingClientRect().top"), 120) << page;
    for (const char* pane : {"#review", "#source"}) {
      EXPECT_TRUE(Holds("(() => { const p = document.querySelector('" + std::string(pane) +
                        "'); return p.clientWidth > 500 && p.scrollWidth <= p.clientWidth; })()"))
          << page << pane;
    }
  }
  Open("qinghe-district.html", 600);
  EXPECT_LE(Eval("document.documentElement.scrollWidth"), 600);
}

TEST_F(PagesTest, PrintsOnA4WithNothingFoldedAway) {
  Open("qinghe-district.html");
  const std::string pdf = browser_->Print();
  ASSERT_THAT(pdf, StartsWith("%PDF"));
  const auto document = ingest::MakeIngester().Read(pdf, "打印.pdf");
  ASSERT_TRUE(document.ok()) << document.status();
  EXPECT_GE(document->pages_size(), 3);
  std::string words = document->text();
  std::erase_if(words, [](char c) { return c == ' ' || c == '\n'; });
  for (const char* shown : {"内部材料", "52+29+11+3=95所", "机器预评（仅依据报告文字，非评价结论）",
                            "示范框架", "领导小组成立及会议文件", "青禾区面积", "12640+28350"}) {
    EXPECT_THAT(words, HasSubstr(shown));
  }
  for (const char* of_the_screen : {"上一处", "打印", "点选左侧"}) {
    EXPECT_THAT(words, ::testing::Not(HasSubstr(of_the_screen)));
  }
  EXPECT_TRUE(Holds("!document.querySelector('.ind').open"));
}

TEST_F(PagesTest, WhatAReportHoldsIsTextAndNothingElse) {
  Open("恶意.html");
  EXPECT_THAT(std::string(Eval("document.title")), HasSubstr("云岭县"));
  EXPECT_THAT(Text("#text"), HasSubstr("<script>document.title='x'</script>"));
  EXPECT_THAT(Text("#text"), HasSubstr("onerror=\"document.title='y'\">"));
  EXPECT_THAT(Text("#text"), HasSubstr("&amp;打算{{marks}}"));
  EXPECT_EQ(Eval("document.querySelectorAll('img, iframe, object, [onerror]').length"), 0);
  EXPECT_EQ(Eval("document.scripts.length"), 2);
  browser_->Click("#next");
  EXPECT_THAT(Text("#dock"), ::testing::Not(IsEmpty()));
  // Even what got past would not run.
  Eval("document.body.insertAdjacentHTML('beforeend', '<b onclick=\"window.ran = 1\">x</b>')");
  Eval("document.body.lastElementChild.click()");
  EXPECT_TRUE(Holds("window.ran === undefined"));
  Open("index.html");
}

TEST_F(PagesTest, PlainMarkupThatAScreenReaderUnderstands) {
  for (const char* page : {"qinghe-district.html", "index.html"}) {
    Open(page);
    EXPECT_EQ(Eval("document.documentElement.lang"), "zh-CN");
    EXPECT_EQ(Eval("document.querySelectorAll('main').length"), 1);
    EXPECT_EQ(Eval("document.querySelectorAll('h1').length"), 1);
    EXPECT_EQ(Eval("(() => { const i = [...document.querySelectorAll('[id]')].map(e => e.id);"
                   "return i.length - new Set(i).size; })()"),
              0);
    EXPECT_TRUE(
        Holds("[...document.querySelectorAll('button, a, summary, [role=button]')].every("
              "e => (e.getAttribute('aria-label') || e.textContent).trim() !== '')"));
    EXPECT_TRUE(
        Holds("[...document.querySelectorAll('select, input')].every(e => e.labels.length)"));
    EXPECT_TRUE(
        Holds("[...document.querySelectorAll('[aria-labelledby]')].every("
              "e => document.getElementById(e.getAttribute('aria-labelledby')))"));
  }
}

// Contrast of words to what they stand on, as WCAG counts it: 4.5 at least.
constexpr char kFaint[] = R"js((() => {
  const rgb = (c) => c.match(/[\d.]+/g).map(Number);
  const light = (c) => rgb(c).slice(0, 3).map((v) => v / 255).map(
      (v) => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
      .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (e) => {
    for (; e; e = e.parentElement) {
      const c = getComputedStyle(e).backgroundColor;
      if ((rgb(c)[3] ?? 1) > 0.5) return c;
    }
    return 'rgb(255, 255, 255)';
  };
  const faint = new Set();
  for (const e of document.querySelectorAll('body *')) {
    if (!e.offsetParent || ![...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())) continue;
    const a = light(getComputedStyle(e).color), b = light(ground(e));
    if ((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 4.5) faint.add(e.tagName + '.' + e.className);
  }
  return [...faint].join(' ');
})())js";

TEST_F(PagesTest, WordsStandOutFromTheirGround) {
  Open("qinghe-district.html");
  browser_->Click("#text .m.q.error.violated");
  EXPECT_EQ(Eval(kFaint), "");
  Open("index.html");
  EXPECT_EQ(Eval(kFaint), "");
}

TEST_F(PagesTest, TheIndexLeadsToEachReport) {
  Open("index.html");
  EXPECT_EQ(Seen("tbody tr"), 6);
  EXPECT_THAT(Text("tbody tr:first-child"), HasSubstr("青禾区"));
  EXPECT_TRUE(
      Holds("[...document.querySelectorAll('tbody tr')].map(r => "
            "Number(r.children[4].textContent)).every((n, i, all) => i === 0 || all[i - 1] >= n)"));
  const std::string page = Eval("document.querySelector('tbody a').href");
  EXPECT_THAT(page, HasSubstr("qinghe-district.html"));
  browser_->Open(page, kWidth, kHeight);
  EXPECT_THAT(Text("h1"), HasSubstr("青禾区"));
}

}  // namespace
}  // namespace dudao
