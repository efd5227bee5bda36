#include "services/ingest/core/xml/xml.h"

#include <gtest/gtest.h>

#include <string>

#include "common/status/stage_error.h"

namespace dudao::ingest::xml {
namespace {

using namespace std::string_literals;

std::string Outcome(std::string_view bytes, const Limits& limits = {}) {
  pugi::xml_document tree;
  const auto error = StageErrorOf(Parse(bytes, "part.xml", limits, &tree));
  return error ? error->code() : "";
}

std::string Nested(size_t depth) {
  std::string out;
  for (size_t i = 0; i < depth; ++i) out += "<a>";
  for (size_t i = 0; i < depth; ++i) out += "</a>";
  return out;
}

TEST(Xml, RefusesDeclarations) {
  EXPECT_EQ(Outcome("<!DOCTYPE a><a/>"), "doctype_refused");
  EXPECT_EQ(Outcome("<!doctype a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"),
            "doctype_refused");
  EXPECT_EQ(Outcome("<?xml version='1.0'?><!-- x --> <!DOCTYPE a><a/>"), "doctype_refused");
  EXPECT_EQ(Outcome("<a><!ENTITY x 'y'></a>"), "doctype_refused");
  EXPECT_EQ(Outcome("<a><!-- <!DOCTYPE a> --><![CDATA[<!DOCTYPE a>]]></a>"), "");
  EXPECT_EQ(Outcome("<a b='<!DOCTYPE a>'/>"), "") << "within quotes it declares nothing";
}

TEST(Xml, ExpandsNoEntities) {
  pugi::xml_document tree;
  ASSERT_TRUE(Parse("<a>&lol;&amp;&#20113;</a>", "p", {}, &tree).ok());
  EXPECT_STREQ(tree.document_element().child_value(), "&lol;&云");
}

TEST(Xml, BoundsDepthBeforeParsing) {
  EXPECT_EQ(Outcome(Nested(256)), "");
  EXPECT_EQ(Outcome(Nested(257)), "too_deep");
  EXPECT_EQ(Outcome(Nested(1000000)), "too_deep");
  EXPECT_EQ(Outcome(Nested(3), {.max_depth = 2}), "too_deep");
  std::string flat = "<a>";
  for (int i = 0; i < 1000; ++i) flat += "<b/><c x='>'></c>";
  EXPECT_EQ(Outcome(flat + "</a>"), "");
}

TEST(Xml, RefusesWhatIsCutOff) {
  for (const char* bytes : {"", "   ", "<a", "<a>", "<a><b></a>", "<a x='1>", "<!-- x",
                            "<a/><![CDATA[x", "<?xml", "text"}) {
    EXPECT_EQ(Outcome(bytes), "damaged_file") << bytes;
  }
}

TEST(Xml, BoundsNodes) {
  std::string many = "<a>";
  for (int i = 0; i < (4 << 20) + 1; ++i) many += "<b/>";
  EXPECT_EQ(Outcome(many + "</a>"), "archive_too_large");
}

TEST(Xml, ReadsEncodings) {
  const std::string utf16 = "\xFF\xFE<\0a\0>\0\x91N</\0a\0>\0"s;
  const std::string little = "\xFF\xFE<\0a\0>\0\x91N<\0/\0a\0>\0"s;
  pugi::xml_document tree;
  ASSERT_TRUE(Parse(little, "p", {}, &tree).ok());
  EXPECT_STREQ(tree.document_element().child_value(), "云");
  EXPECT_EQ(Outcome(utf16), "damaged_file") << "an odd number of bytes";
  ASSERT_TRUE(Parse("\xEF\xBB\xBF<a>云</a>", "p", {}, &tree).ok());
  EXPECT_STREQ(tree.document_element().child_value(), "云");
}

TEST(Xml, ReadsGb18030WhereItIsDeclared) {
  const std::string gbk =
      "<a>\xD4\xC6\xC1\xEB\xCF\xD8\xBD\xCC\xD3\xFD\xBE\xD6</a>";  // 云岭县教育局
  pugi::xml_document tree;
  ASSERT_TRUE(Parse("<?xml version='1.0' encoding='GBK'?>" + gbk, "p", {}, &tree).ok());
  EXPECT_STREQ(tree.document_element().child_value(), "云岭县教育局");
  EXPECT_EQ(Outcome("<?xml version='1.0'?>" + gbk), "damaged_file") << "nothing is guessed";
  EXPECT_EQ(Outcome("<a>\xFF\xFE</a>"), "damaged_file");
}

TEST(Xml, ReadsNamesWithoutPrefixes) {
  pugi::xml_document tree;
  ASSERT_TRUE(
      Parse("<ns0:a><b/><w:b ns0:val='7'/><w:i val='off'/><w:j/></ns0:a>", "p", {}, &tree).ok());
  const pugi::xml_node root = tree.document_element();
  EXPECT_TRUE(Is(root, "a"));
  EXPECT_EQ(Attribute(Child(root, "b").next_sibling(), "val"), "7");
  EXPECT_FALSE(IsOn(Child(root, "i")));
  EXPECT_TRUE(IsOn(Child(root, "j")));
  EXPECT_FALSE(IsOn(Child(root, "k")));
  EXPECT_EQ(ChildValue(root, "k"), "");
}

TEST(Xml, KeepsBlanksThatAreAllOfAnElement) {
  pugi::xml_document tree;
  ASSERT_TRUE(Parse("<a>  <b> </b>\n</a>", "p", {}, &tree).ok());
  EXPECT_STREQ(tree.document_element().child_value("b"), " ");
}

TEST(Xml, ReadsNumbers) {
  EXPECT_EQ(ToInt("12", -1), 12);
  EXPECT_EQ(ToInt("+3", -1), 3);
  EXPECT_EQ(ToInt("-4pt", -1), -4);
  EXPECT_EQ(ToInt("", -1), -1);
  EXPECT_EQ(ToInt("99999999999", -1), -1);
}

}  // namespace
}  // namespace dudao::ingest::xml
