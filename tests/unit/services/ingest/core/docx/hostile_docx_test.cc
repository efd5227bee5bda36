#include <gtest/gtest.h>

#include <string>

#include "common/status/stage_error.h"
#include "common/text/utf.h"
#include "services/ingest/core/docx/docx_reader.h"
#include "tests/support/docx_writer.h"
#include "tests/support/spoil.h"
#include "tests/support/zip_writer.h"

namespace dudao::ingest {
namespace {

using namespace test;

std::string CodeOf(std::string_view bytes, const Limits& limits = {}) {
  const auto document = ReadDocx(bytes, limits);
  if (document.ok()) {
    EXPECT_EQ(text::U32(document->text()).size(), document->length());
    return "";
  }
  const auto error = StageErrorOf(document.status());
  return error ? error->code() : "no StageError";
}

// The document part alone, as it stands.
std::string CodeOfPart(std::string_view xml, const Limits& limits = {}) {
  return CodeOf(Zip({{"word/document.xml", std::string(xml)}}), limits);
}

std::string Repeat(std::string_view piece, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += piece;
  return out;
}

Docx Rich() {
  return {.body = P("题目", Set("pStyle", "t")) + P("基本情况", NumPr(1, 0)) +
                  P("布局", NumPr(1, 1)) +
                  P(R("见") + Field(" REF a ", "表1") + "<w:del w:id=\"1\"/>") +
                  Tbl(Tr(Tc("学段", Set("vMerge", "restart")) + Tc("校数", Set("gridSpan", "2"))) +
                      Tr(Tc("", "<w:vMerge/>") + Tc("23"))) +
                  P("<w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:pict><w:txbxContent>" +
                    P("框") + "</w:txbxContent></w:pict></w:r>"),
          .styles = Style("t", "Title") + Style("u", "heading 1", Set("basedOn", "t")),
          .numbering =
              AbstractNum(0, Level(0, "chineseCounting", "%1、") + Level(1, "decimal", "%1.%2")) +
              Num(1, 0),
          .footnotes = "<w:footnote w:id=\"2\">" + P("注") + "</w:footnote>"};
}

TEST(HostileDocx, RefusalsAreNamed) {
  EXPECT_EQ(CodeOf(""), "damaged_file");
  EXPECT_EQ(CodeOf(Zip({{"a", "b"}})), "damaged_file");
  EXPECT_EQ(CodeOfPart("<w:document><w:body><w:p/></w:body></w:document>"), "");
  EXPECT_EQ(CodeOfPart("<w:document/>"), "damaged_file");
  EXPECT_EQ(CodeOfPart("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><w:document/>"),
            "doctype_refused");
  EXPECT_EQ(CodeOfPart("<w:document>" + Repeat("<w:p>", 300)), "too_deep");
  EXPECT_EQ(CodeOfPart("<w:document>" + std::string(40 << 20, ' ') + "</w:document>"),
            "archive_bomb");
}

TEST(HostileDocx, ADeclarationInAnyPartIsRefused) {
  EXPECT_EQ(
      CodeOf(Zip({{"_rels/.rels", "<!DOCTYPE a><a/>"}, {"word/document.xml", "<w:document/>"}})),
      "doctype_refused");
}

TEST(HostileDocx, LongTextIsRefused) {
  const std::string body = Repeat(P("一二三四五六七八九十"), 1000);
  EXPECT_EQ(CodeOf(Docx{.body = body}.Bytes(), {.max_text_bytes = 20000}), "text_too_large");
  EXPECT_EQ(CodeOf(Docx{.body = Tbl(Repeat(Tr(Tc("一二三四五六七八九十")), 1000))}.Bytes(),
                   {.max_text_bytes = 20000}),
            "text_too_large");
}

TEST(HostileDocx, ANoteThatRefersToItselfEnds) {
  const std::string reference = "<w:r><w:footnoteReference w:id=\"2\"/></w:r>";
  const Docx docx{
      .body = P(R("甲") + reference),
      .footnotes = "<w:footnote w:id=\"2\">" + P(R("注") + reference) + "</w:footnote>"};
  const auto document = ReadDocx(docx.Bytes(), {});
  ASSERT_TRUE(document.ok());
  EXPECT_EQ(document->text(), "甲\n[1] 注\n");
}

TEST(HostileDocx, DeepTablesAndBoxesAreRead) {
  std::string cell = P("底");
  for (int i = 0; i < 60; ++i) cell = Tbl(Tr(Tc(cell)));
  EXPECT_EQ(CodeOf(Docx{.body = cell}.Bytes()), "");
  std::string box = P("底");
  for (int i = 0; i < 60; ++i) {
    box = P("<w:r><w:pict><w:txbxContent>" + box + "</w:txbxContent></w:pict></w:r>");
  }
  EXPECT_EQ(CodeOf(Docx{.body = box}.Bytes()), "");
}

TEST(HostileDocx, WideClaimsStayCheap) {
  const Limits loose{.max_inflate_ratio = 100000};  // what is repeated packs well
  const std::string wide = Tr(Tc("甲", Set("gridSpan", "999999999") + Set("vMerge", "restart")));
  EXPECT_EQ(CodeOf(Docx{.body = Tbl(Repeat(wide, 2000))}.Bytes(), loose), "");
  EXPECT_EQ(
      CodeOf(Docx{.body = Tbl(Repeat(Tr(Tc("甲"), Set("gridBefore", "999999999")), 500))}.Bytes(),
             loose),
      "");
  const std::string text = AbstractNum(0, Level(0, "decimal", Repeat("%1", 100000))) + Num(1, 0);
  EXPECT_EQ(
      CodeOf(Docx{.body = Repeat(P("甲", NumPr(1, 0)), 5000), .numbering = text}.Bytes(), loose),
      "");
  EXPECT_EQ(
      CodeOf(
          Docx{.body = P(Repeat("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>", 20000))}.Bytes(),
          loose),
      "");
}

TEST(HostileDocx, TruncationsAndMutationsEndInANamedCode) {
  const Docx whole = Rich();
  const auto handled = [](std::string_view bytes) { EXPECT_NE(CodeOf(bytes), "no StageError"); };
  test::ForEachTruncation(whole.Bytes(), handled);
  test::ForEachMutation(whole.Bytes(), {.seed = 5, .count = 2000}, handled);
  // Within a part, where checksums do not catch it first.
  const auto part = [&](std::string Docx::*field, unsigned seed) {
    test::ForEachMutation(whole.*field, {.seed = seed, .count = 1000}, [&](std::string_view xml) {
      Docx spoilt = whole;
      spoilt.*field = xml;
      handled(spoilt.Bytes());
    });
  };
  part(&Docx::body, 11);
  part(&Docx::styles, 12);
  part(&Docx::numbering, 13);
  part(&Docx::footnotes, 14);
}

}  // namespace
}  // namespace dudao::ingest
