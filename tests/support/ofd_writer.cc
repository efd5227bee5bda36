#include "tests/support/ofd_writer.h"

#include <sstream>
#include <utility>

#include "tests/support/zip_writer.h"

namespace dudao::test {
namespace {

std::string Root(std::string_view name, std::string_view content) {
  std::ostringstream out;
  out << R"(<?xml version="1.0" encoding="UTF-8"?><@)" << name
      << R"( xmlns="http://www.ofdspec.org/2016" xmlns:ofd="http://www.ofdspec.org/2016">)"
      << content << "</@" << name << ">";
  return out.str();
}

std::string Page(std::string_view templates, std::string_view objects) {
  return Root("Page", std::string(templates) + R"(<@Content><@Layer ID="1">)" +
                          std::string(objects) + "</@Layer></@Content>");
}

// Names are written with @ for the prefix.
std::string Prefixed(std::string_view xml, std::string_view prefix) {
  std::string out;
  for (const char c : xml) {
    if (c == '@') {
      out += prefix;
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

std::string Ofd::Bytes() const {
  std::vector<std::pair<std::string, std::string>> parts = {
      {"OFD.xml",
       Root("OFD", "<@DocBody><@DocInfo/><@DocRoot>Doc_0/Document.xml</@DocRoot></@DocBody>")}};
  std::string shown, common = "<@PageArea><@PhysicalBox>0 0 210 297</@PhysicalBox></@PageArea>";
  for (size_t i = 0; i < templates.size(); ++i) {
    const std::string n = std::to_string(i);
    common += R"(<@TemplatePage ID="T)" + n + R"(" BaseLoc="Tpls/)" + n + R"(.xml"/>)";
    shown += R"(<@Template TemplateID="T)" + n + R"("/>)";
    parts.emplace_back("Doc_0/Tpls/" + n + ".xml", Page("", templates[i]));
  }
  std::string list;
  for (size_t i = 0; i < pages.size(); ++i) {
    const std::string n = std::to_string(i);
    list += R"(<@Page ID="P)" + n + R"(" BaseLoc="Pages/)" + n + R"(/Content.xml"/>)";
    parts.emplace_back("Doc_0/Pages/" + n + "/Content.xml", Page(shown, pages[i]));
  }
  parts.emplace_back(
      "Doc_0/Document.xml",
      Root("Document", "<@CommonData>" + common + "</@CommonData><@Pages>" + list + "</@Pages>"));
  for (auto& [name, xml] : parts) xml = Prefixed(xml, prefix);
  return Zip(parts);
}

std::string Words(double x, double y, double size, std::string_view words,
                  std::string_view attributes) {
  std::ostringstream out;
  out << R"(<@TextObject Boundary=")" << x << ' ' << y << R"( 150 )" << size << R"(" Size=")"
      << size << "\" " << attributes << R"(><@TextCode X="0" Y=")" << size * 0.88 << R"(">)"
      << words << "</@TextCode></@TextObject>";
  return out.str();
}

}  // namespace dudao::test
