#include "tests/support/docx_writer.h"

#include <utility>
#include <vector>

#include "tests/support/zip_writer.h"

namespace dudao::test {
namespace {

constexpr std::string_view kOffice =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

std::string Join(std::initializer_list<std::string_view> pieces) {
  std::string out;
  for (const std::string_view piece : pieces) out += piece;
  return out;
}

std::string Element(std::string_view name, std::string_view content) {
  return Join({"<w:", name, ">", content, "</w:", name, ">"});
}

std::string Part(std::string_view name, std::string_view content) {
  return Join({R"(<?xml version="1.0" encoding="UTF-8"?><w:)", name,
               R"( xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main")",
               R"( xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math")",
               R"( xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006")",
               R"( xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape")",
               R"( xmlns:v="urn:schemas-microsoft-com:vml">)", content, "</w:", name, ">"});
}

std::string Relationship(std::string_view type, std::string_view target) {
  return Join({R"(<Relationship Id=")", type, R"(" Type=")", kOffice, "/", type, R"(" Target=")",
               target, R"("/>)"});
}

std::string Relationships(std::string_view rows) {
  return Join(
      {R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)",
       rows, "</Relationships>"});
}

}  // namespace

std::string Docx::Bytes() const {
  std::string rows;
  std::vector<std::pair<std::string, std::string>> parts = {
      {"[Content_Types].xml", "<Types/>"},
      {"_rels/.rels", Relationships(Relationship("officeDocument", "word/document.xml"))},
      {"word/document.xml", Part("document", Element("body", body))}};
  const std::pair<const char*, const std::string&> others[] = {{"styles", styles},
                                                               {"numbering", numbering},
                                                               {"footnotes", footnotes},
                                                               {"endnotes", endnotes}};
  for (const auto& [name, content] : others) {
    if (content.empty()) continue;
    rows += Relationship(name, std::string(name) + ".xml");
    parts.emplace_back("word/" + std::string(name) + ".xml", Part(name, content));
  }
  parts.emplace_back("word/_rels/document.xml.rels", Relationships(rows));
  return Zip(parts);
}

std::string R(std::string_view words, std::string_view look) {
  return Join(
      {"<w:r><w:rPr>", look, R"(</w:rPr><w:t xml:space="preserve">)", words, "</w:t></w:r>"});
}

std::string P(std::string_view content, std::string_view properties) {
  const bool tags = content.find('<') != std::string_view::npos;
  return Join(
      {"<w:p>", Element("pPr", properties), tags ? std::string(content) : R(content), "</w:p>"});
}

std::string Set(std::string_view name, std::string_view value) {
  return Join({"<w:", name, R"( w:val=")", value, R"("/>)"});
}

std::string NumPr(int list, int level) {
  return Element("numPr", Set("ilvl", std::to_string(level)) + Set("numId", std::to_string(list)));
}

std::string Tc(std::string_view content, std::string_view properties) {
  const bool tags = content.find('<') != std::string_view::npos;
  return Element("tc", Element("tcPr", properties) + (tags ? std::string(content) : P(content)));
}

std::string Tr(std::string_view cells, std::string_view properties) {
  return Element("tr", Element("trPr", properties) + std::string(cells));
}

std::string Tbl(std::string_view rows, std::string_view properties) {
  return Element("tbl", Element("tblPr", properties) + std::string(rows));
}

std::string Field(std::string_view instruction, const char* result) {
  const auto sign = [](std::string_view type) {
    return Join({R"(<w:r><w:fldChar w:fldCharType=")", type, R"("/></w:r>)"});
  };
  std::string out = sign("begin") + Element("r", Element("instrText", instruction));
  if (result != nullptr) out += sign("separate") + R(result);
  return out + sign("end");
}

std::string Level(int level, std::string_view format, std::string_view text,
                  std::string_view more) {
  return Join({R"(<w:lvl w:ilvl=")", std::to_string(level), R"(">)", more, Set("numFmt", format),
               Set("lvlText", text), "</w:lvl>"});
}

std::string AbstractNum(int id, std::string_view levels) {
  return Join({R"(<w:abstractNum w:abstractNumId=")", std::to_string(id), R"(">)", levels,
               "</w:abstractNum>"});
}

std::string Num(int id, int abstract, std::string_view overrides) {
  return Join({R"(<w:num w:numId=")", std::to_string(id), R"(">)",
               Set("abstractNumId", std::to_string(abstract)), overrides, "</w:num>"});
}

std::string Style(std::string_view id, std::string_view name, std::string_view more,
                  std::string_view attributes) {
  return Join({"<w:style ", attributes, R"( w:styleId=")", id, R"(">)", Set("name", name), more,
               "</w:style>"});
}

}  // namespace dudao::test
