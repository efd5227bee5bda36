#include "services/ingest/core/html/html_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "common/status/stage_error.h"
#include "common/text/utf.h"
#include "tests/support/document_words.h"

namespace dudao::ingest {
namespace {

using test::Slice;
using testing::ElementsAre;

v1::Document Read(const std::string& html, const Limits& limits = {}) {
  const auto document = ReadHtml(html, limits);
  EXPECT_TRUE(document.ok()) << document.status() << "\n" << html;
  return document.ok() ? *document : v1::Document();
}

std::string CodeOf(const std::string& html, const Limits& limits = {}) {
  const auto error = StageErrorOf(ReadHtml(html, limits).status());
  return error ? error->code() : "";
}

struct Case {
  const char* name;
  const char* html;
  const char* text;
};

std::string NameOf(const testing::TestParamInfo<Case>& info) { return info.param.name; }

class HtmlText : public testing::TestWithParam<Case> {};

TEST_P(HtmlText, IsWhatABrowserShows) { EXPECT_EQ(Read(GetParam().html).text(), GetParam().text); }

INSTANTIATE_TEST_SUITE_P(
    Blocks, HtmlText,
    testing::Values(
        Case{"Paragraphs", "<p>云岭县概况</p><p>小学12所。</p>", "云岭县概况\n小学12所。\n"},
        Case{"WholePage",
             "<!DOCTYPE html><html><head><title>云岭县政府网</title></head><body>"
             "<p>小学12所。</p></body></html>",
             "小学12所。\n"},
        Case{"NestedBlocksAddNoLines", "<div><div><p>云岭县</p></div></div><div>东屏市</div>",
             "云岭县\n东屏市\n"},
        Case{"TextBesideBlocks", "前言<p>小学12所。</p>后记", "前言\n小学12所。\n后记\n"},
        Case{"EmptyBlocksAreNothing", "<p></p><div> <p> </p></div><p>云岭县</p>", "云岭县\n"},
        Case{"NbspParagraphIsALine", "<p>一</p><p>&nbsp;</p><p>二</p>", "一\n\xC2\xA0\n二\n"},
        Case{"BreakEndsALine", "<p>投入情况<br>3.2亿元</p>", "投入情况\n3.2亿元\n"},
        Case{"TwoBreaksLeaveAnEmptyLine", "投入情况<br><br/>3.2亿元", "投入情况\n\n3.2亿元\n"},
        Case{"BreakBeforeTheEndOfABlock", "<p>云岭县<br></p><p>东屏市</p>", "云岭县\n东屏市\n"},
        Case{"RuleEndsALine", "云岭县<hr>东屏市", "云岭县\n东屏市\n"},
        Case{"DefinitionList", "<dl><dt>学位</dt><dd>1200个</dd></dl>", "学位\n1200个\n"},
        Case{"UnclosedParagraphs", "<p>云岭县<p>东屏市", "云岭县\n东屏市\n"},
        Case{"DisplayBlock", "<span style='display:block'>一</span><span>二</span>", "一\n二\n"},
        Case{"DisplayInline", "<div style='display:inline-block'>一</div><b>二</b>", "一二\n"},
        Case{"PageFurnitureStays",
             "<nav><a>首页</a></nav><main><p>报告</p></main>"
             "<footer>主办：云岭县</footer>",
             "首页\n报告\n主办：云岭县\n"}),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    Inline, HtmlText,
    testing::Values(
        Case{"DigitsSplitOverSpans",
             "<p>共<span>1</span><span>2</span><font>0</font><b><i>3</i></b>所</p>", "共1203所\n"},
        Case{"SpaceFolds", "<p>GDP \t  growth</p>", "GDP growth\n"},
        Case{"SpaceAtTheEndsGoes", "<p>\n  云岭县  \n</p>", "云岭县\n"},
        Case{"SpaceBetweenElementsIsOne", "<p><b>GDP </b> <i> growth</i></p>", "GDP growth\n"},
        Case{"MarkupLineBetweenHanIsNone", "<p>全县共有\n小学</p>", "全县共有小学\n"},
        Case{"MarkupLineBetweenDigitsIsASpace", "<p>2019\n2020</p>", "2019 2020\n"},
        Case{"SpaceBetweenHanStays", "<p>三 、加强</p>", "三 、加强\n"},
        Case{"NbspAndIdeographicSpaceStay", "<p>&nbsp;　一、&ensp;概况</p>",
             "\xC2\xA0　一、\xE2\x80\x82概况\n"},
        Case{"ZeroWidthAndSoftHyphenStay", "<p>12&#8203;30&shy;人</p>",
             "12\xE2\x80\x8B"
             "30\xC2\xAD人\n"},
        Case{"Entities",
             "<p>&lt;教育法&gt; &amp; &#x4E91;&#23725; &ldquo;两免&rdquo; 98&percnt;</p>",
             "<教育法> & 云岭 “两免” 98%\n"},
        Case{"EntityWithoutSemicolon", "<p>A&ampB &nbspC</p>",
             "A&B \xC2\xA0"
             "C\n"},
        Case{"UnknownTagsAreInline", "<p>云<ucaptitle>岭</ucaptitle>县</p>", "云岭县\n"},
        Case{"LinksAndMarks", "<p>见<a href=x>《办法》</a><sup>2</sup>。</p>", "见《办法》2。\n"},
        Case{"Pre", "<pre>小学  12所\n  初中\t3所\n</pre>", "小学  12所\n  初中\t3所\n"},
        Case{"PreWrapByStyle", "<div style='white-space: pre-wrap'>小学  12所\n初中</div>",
             "小学  12所\n初中\n"},
        Case{"SpaceBeforePre", "<p>一</p> <pre>二</pre>", "一\n二\n"}),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    Dropped, HtmlText,
    testing::Values(
        Case{"ScriptAndStyle", "<style>p{}</style><p>云岭县</p><script>var a='<p>x</p>';</script>",
             "云岭县\n"},
        Case{"NoscriptAndTemplate", "<p>报告</p><noscript>请开启</noscript><template>x</template>",
             "报告\n"},
        Case{"Comments", "<p>云<!-- 岭 -->县</p>", "云县\n"},
        Case{"ConditionalComments",
             "<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]-->"
             "<p><![if !supportLists]>1.<![endif]>概况</p>",
             "1.概况\n"},
        Case{"HiddenAttribute", "<p hidden>旧稿</p><p>报告</p>", "报告\n"},
        Case{"DisplayNone",
             "<div style='color:red; DISPLAY : none !important'>旧稿</div><p>报告</p>", "报告\n"},
        Case{"HiddenByWord", "<p>报<span style='mso-hide:all'>旧</span>告</p>", "报告\n"},
        Case{"VisibilityHidden", "<p>报<span style='visibility:hidden'>旧</span>告</p>", "报告\n"},
        Case{"Controls",
             "<select><option>云岭</option></select><textarea>x</textarea><p>报告</p><iframe>y</"
             "iframe>",
             "报告\n"},
        Case{"DeletedText", "<p>小学<del>11</del><ins>12</ins>所</p>", "小学12所\n"},
        Case{"OfficeSettings", "<xml><w:zoom>100</w:zoom></xml><p>报告<o:p></o:p></p>", "报告\n"}),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    Word, HtmlText,
    testing::Values(
        Case{"PastedParagraph",
             "<p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0'>"
             "<span style='font-size:16.0pt;font-family:仿宋_GB2312'>投入<span lang=EN-US>3.</span>"
             "</span><span lang=EN-US>2</span>亿元<o:p>&nbsp;</o:p></p>",
             "投入3.2亿元\xC2\xA0\n"},
        Case{"ListNumberInSpan",
             "<p style='mso-list:l0 level1'><span style='mso-list:Ignore'>1.<span>&nbsp;</span>"
             "</span>概况</p>",
             "1.\xC2\xA0概况\n"},
        Case{"SourceLinesBroken", "<span\nlang=EN-US>98</span><span\nstyle='x'>.5%</span>",
             "98.5%\n"}),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    Lists, HtmlText,
    testing::Values(
        Case{"Numbers", "<ol><li>投入</li><li>队伍</li></ol>", "1. 投入\n2. 队伍\n"},
        Case{"Start", "<ol start=3><li>投入<li value=7>队伍<li>安全</ol>",
             "3. 投入\n7. 队伍\n8. 安全\n"},
        Case{"Letters", "<ol type=a><li>投入<li>队伍</ol>", "a. 投入\nb. 队伍\n"},
        Case{"Roman", "<ol type=I><li>投入<li>队伍</ol>", "I. 投入\nII. 队伍\n"},
        Case{"Han", "<ol style='list-style-type:cjk-ideographic'><li>投入<li>队伍</ol>",
             "一、投入\n二、队伍\n"},
        Case{"None", "<ol style='list-style:none'><li>投入</ol>", "投入\n"},
        Case{"NumberedByHand", "<ol><li>（一）投入<li>2、队伍<li>①安全<li>2019年建成</ol>",
             "（一）投入\n2、队伍\n①安全\n4. 2019年建成\n"},
        Case{"Bullets", "<ul><li>投入<li>队伍</ul>", "投入\n队伍\n"},
        Case{"EmptyItem", "<ol><li></li><li>队伍</ol><p>x</p>", "2. 队伍\nx\n"},
        Case{"LastItemEmpty", "<ol><li>投入<li> </ol><p>x</p>", "1. 投入\nx\n"},
        Case{"Nested", "<ol><li>投入<ol><li>生均</ol><li>队伍</ol>", "1. 投入\n1. 生均\n2. 队伍\n"},
        Case{"ParagraphInItem", "<ol><li><p>投入</p><p>说明</p></li></ol>", "1. 投入\n说明\n"}),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    Tables, HtmlText,
    testing::Values(
        Case{"RowsAndCells",
             "<table>\n<tr> <td>小学</td> <td>12</td> "
             "</tr>\n<tr><td>初中</td><td>3</td></tr></table>",
             "小学\t12\n初中\t3\n"},
        Case{"ParagraphsInCells",
             "<table border=1><tr><td><p>小学</p></td><td><p>12</p><p>（含教学点）</p></td></tr>"
             "<tr><td>初中</td><td>3</td></tr></table>",
             "小学\t12 （含教学点）\n初中\t3\n"},
        Case{"Caption", "<table><caption>表1 学校数</caption><tr><th>小学<th>12</table>",
             "表1 学校数\n小学\t12\n"},
        Case{"Spans", "<table><tr><td rowspan=2>小学<td>公办<td>10<tr><td>民办<td>2</table>",
             "小学\t公办\t10\n\t民办\t2\n"},
        Case{"TextAroundATable", "前<table><tr><td>a<td>b</table>后", "前\na\tb\n后\n"},
        Case{"LayoutOfOneColumn", "<table><tr><td><p>云岭县</p><p>概况</p></td></tr></table>",
             "云岭县\n概况\n"},
        Case{"LayoutAroundATable",
             "<table><tr><td>首页</td><td><table><tr><td>小学<td>12</table></td></tr></table>",
             "首页\n小学\t12\n"},
        Case{"LayoutWithArticle",
             "<table><tr><td><ul><li>公开</ul></td><td><p>一</p><p>二</p></td></tr></table>",
             "公开\n一\n二\n"},
        Case{"LayoutByRole", "<table role=presentation><tr><td>一<td>二</table>", "一\n二\n"},
        Case{"HiddenRow", "<table><tr style='display:none'><td>x<td>y<tr><td>a<td>b</table>",
             "a\tb\n"},
        Case{"EmptyRow", "<table><tr></tr><tr><td>a<td>b</table>", "a\tb\n"},
        Case{"BreakInACell", "<table><tr><th>教师<br>（人）<th>12</table>", "教师 （人）\t12\n"}),
    NameOf);

TEST(HtmlReaderTest, HeadingsHaveLevels) {
  const v1::Document document = Read(
      "<h1>云岭县<br>自评报告</h1><p>概况</p><h2><span>一、</span>投入</h2>"
      "<p style='mso-outline-level:2'>（一）生均</p><div role=heading aria-level=3>1.</div>");
  ASSERT_EQ(document.paragraphs_size(), 5);
  std::vector<std::string> seen;
  for (const auto& paragraph : document.paragraphs()) {
    seen.push_back(std::to_string(paragraph.outline_level()) + Slice(document, paragraph.span()));
  }
  EXPECT_THAT(seen, ElementsAre("1云岭县", "1自评报告", "2一、投入", "2（一）生均", "31."));
}

TEST(HtmlReaderTest, CaptionsAreMarked) {
  const v1::Document document = Read("<table><caption><p>表1</p></caption><tr><td>a<td>b</table>");
  ASSERT_EQ(document.paragraphs_size(), 1);
  EXPECT_EQ(document.paragraphs(0).kind(), "caption");
  EXPECT_EQ(Slice(document, document.paragraphs(0).span()), "表1");
}

TEST(HtmlReaderTest, TablesKnowTheirCells) {
  const v1::Document document = Read(
      "<p>学校</p><table><thead><tr><td>学段<td colspan=2>所数</thead>"
      "<tr><th rowspan=2>小学<td>公办<td>10<tr><td>民办<td><b>2</b></table>");
  ASSERT_EQ(document.tables_size(), 1);
  std::vector<std::string> cells;
  for (const v1::TableCell& cell : document.tables(0).cells()) {
    cells.push_back(Slice(document, cell.span()) + " " + std::to_string(cell.row()) + "," +
                    std::to_string(cell.column()) + (cell.header() ? " h" : ""));
  }
  EXPECT_THAT(cells, ElementsAre("学段 0,0 h", "所数 0,1 h", "小学 1,0 h", "公办 1,1", "10 1,2",
                                 "民办 2,1", "2 2,2"));
  EXPECT_EQ(document.tables(0).cells(1).column_span(), 2u);
  EXPECT_EQ(document.tables(0).cells(2).row_span(), 2u);
}

TEST(HtmlReaderTest, LengthCountsCodePoints) {
  const v1::Document document = Read("<p>云岭\xF0\xA0\x80\x80</p>");
  EXPECT_EQ(document.length(), 4u);
}

TEST(HtmlReaderTest, SomeSpansOfCellsAreAbsurd) {
  const v1::Document document = Read(
      "<table><tr><td colspan=99999999>a<td rowspan=-3>b<td colspan=x>c<tr><td>d<td>e</table>");
  EXPECT_EQ(document.tables(0).cells_size(), 5);
  EXPECT_LE(document.tables(0).cells(0).column_span(), 1024u);
}

TEST(HtmlReaderTest, DrawnTextIsRead) {
  // As previews of OFD write it, spaces in end tags included.
  EXPECT_EQ(Read("<div><svg><g\n><g a='1'\n><path d='M1'\n/></g\n><text y='9'>云</text\n>"
                 "<text y='9'>岭</text><text y='30'>概况</text></g></svg></div><p>x</p>")
                .text(),
            "云岭\n概况\nx\n");
}

TEST(HtmlReaderTest, DepthIsBounded) {
  const auto nest = [](size_t depth) {
    std::string html;
    for (size_t i = 0; i < depth; ++i) html += "<div>";
    return html + "云岭县";
  };
  // html and body count too.
  EXPECT_EQ(Read(nest(250)).text(), "云岭县\n");
  EXPECT_EQ(CodeOf(nest(260)), "too_deep");
  EXPECT_EQ(CodeOf(nest(200000)), "too_deep");
}

TEST(HtmlReaderTest, TagsThatMultiplyRunOutOfTheirMemory) {
  std::string html;
  for (int i = 0; i < 900; ++i) html += "<b id=" + std::to_string(i) + ">";
  for (int i = 0; i < 60000; ++i) html += "<p>x";
  const std::string code = CodeOf(html);
  EXPECT_TRUE(code == "parser_memory" || code == "too_deep") << code;
}

TEST(HtmlReaderTest, TextIsBounded) {
  EXPECT_EQ(Read("<p>云岭</p>", {.max_text_bytes = 7}).text(), "云岭\n");
  EXPECT_EQ(CodeOf("<p>云岭</p>", {.max_text_bytes = 6}), "text_too_large");
}

TEST(HtmlReaderTest, EveryTruncationIsRead) {
  const std::string html =
      "<!DOCTYPE html><html><head><meta charset='utf-8'><title>t</title></head><body>"
      "<h1>云岭县</h1><!-- x --><ol><li>投入&nbsp;3.2亿元</ol><table><tr><th rowspan=2>小学<td>12"
      "</table><svg><text y=1>x</text></svg><script>a</script></body></html>";
  for (size_t length = 0; length <= html.size(); ++length) {
    const auto document = ReadHtml(html.substr(0, length), {});
    ASSERT_TRUE(document.ok()) << length << document.status();
    EXPECT_TRUE(text::ToUtf32(document->text())) << length;
  }
}

}  // namespace
}  // namespace dudao::ingest
