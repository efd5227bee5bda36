#include "common/yaml/document.h"

#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "common/yaml/fields.h"

namespace dudao::yaml {
namespace {

text::DataFile File(const std::string& content) { return {"a.yaml", content, "a.yaml"}; }

// {id: "1", list: [a, b]}, whatever form it was written in.
std::string Shown(const Node& node) {
  switch (node.kind()) {
    case Node::Kind::kEmpty:
      return "~";
    case Node::Kind::kText:
      return "'" + node.text() + "'";
    case Node::Kind::kList:
    case Node::Kind::kMap:
      break;
  }
  std::string out = node.IsList() ? "[" : "{";
  for (size_t i = 0; i < node.items().size(); ++i) {
    if (i > 0) out += ", ";
    if (node.IsMap()) out += node.keys()[i].text() + ": ";
    out += Shown(node.items()[i]);
  }
  return out + (node.IsList() ? "]" : "}");
}

// The same of what yaml-cpp reads.
std::string Shown(const YAML::Node& node) {
  if (node.IsNull()) return "~";
  if (node.IsScalar()) return "'" + node.Scalar() + "'";
  std::string out = node.IsSequence() ? "[" : "{";
  for (const auto& item : node) {
    if (out.size() > 1) out += ", ";
    out += node.IsSequence() ? Shown(static_cast<const YAML::Node&>(item))
                             : item.first.Scalar() + ": " + Shown(item.second);
  }
  return out + (node.IsSequence() ? "]" : "}");
}

std::string Read(const std::string& content) {
  const text::DataFile file = File(content);
  const auto document = Document::Parse(file);
  return document.ok() ? Shown(document->root()) : std::string(document.status().message());
}

TEST(YamlDocument, ReadsWhatYamlCppReads) {
  for (const char* content :
       {"a: 1\nb: 二\n", "a:\n  - x\n  - y\n", "a:\n- x\n- y\nb: 1\n", "- a: 1\n  b: 2\n- c: 3\n",
        "a: [x, 二+三, \"y, z\"]\n", "a: [x,\n    y]   # why\nb: {c: 1, d: [2, 3]}\n",
        "# head\n\na: \"1.10\"   # a text\n", "a: x#y\n", "a: http://x\n",
        "a:\n  b:\n    c: d\n  e: f\n", "a: ''\nb: ~\nc:\nd: 'it''s'\n", "a: \"say \\\"x\\\"\"\n",
        "a: []\nb: {}\n",
        "\xEF\xBB\xBF"
        "a: 1\r\nb: 2\r\n",
        "- [a, b]\n- {c: d}\n-\n- e\n", "\"a b\": 1\n", "a:   党委(党组)  \n",
        "- - 1\n  - 2\n- 3\n"}) {
    EXPECT_EQ(Read(content), Shown(YAML::Load(content))) << content;
  }
}

TEST(YamlDocument, ReadsTheShippedFilesAsYamlCppDoes) {
  size_t seen = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(DUDAO_SOURCE_DIR "/data/frameworks")) {
    if (entry.path().extension() != ".yaml") continue;
    std::ifstream in(entry.path());
    const std::string content(std::istreambuf_iterator<char>(in), {});
    EXPECT_EQ(Read(content), Shown(YAML::Load(content))) << entry.path();
    ++seen;
  }
  EXPECT_GE(seen, 2u);
}

TEST(YamlDocument, FaultsNameLineAndColumnInCharacters) {
  EXPECT_EQ(Read("a: 1\na: 2\n"), "a.yaml:2:1: 键 a 写了两次");
  EXPECT_EQ(Read("指标: \"没有完\n"), "a.yaml:1:5: 引号没有成对");
  EXPECT_EQ(Read("a:\n  b: 1\n c: 2\n"), "a.yaml:3:2: 缩进与上面各行对不齐");
  EXPECT_EQ(Read("a:\n\tb: 1\n"), "a.yaml:2:1: 缩进请用空格，不用制表符");
  EXPECT_EQ(Read("名称: [甲, 乙\n"), "a.yaml:1:5: 没有对应的 ]");
  EXPECT_EQ(Read("名称: 甲: 乙\n"), "a.yaml:1:6: 值里有冒号加空格，请给整个值加上引号");
  EXPECT_EQ(Read("a: 1\nb\n"), "a.yaml:2:1: 此处应为“键: 值”，冒号后空一格");
  EXPECT_EQ(Read("a: *b\n"), "a.yaml:1:4: 此处的符号有特殊含义，请给整个值加上引号");
  EXPECT_EQ(Read("a: |\n  b\n"), "a.yaml:1:4: 此处的符号有特殊含义，请给整个值加上引号");
  EXPECT_EQ(Read("a: \"b\" c\n"), "a.yaml:1:8: 这一行多出了内容");
  EXPECT_EQ(Read("a: \xB0\xA1\n"), "a.yaml:1:4: 不是 UTF-8 编码。请用 UTF-8 另存");
  EXPECT_NE(Read(std::string(40, '[')).find("层次过深"), std::string::npos);
}

TEST(YamlDocument, AnyBytesAreReadOrRefused) {
  const std::string whole = "a: [x, {b: \"c\"}]\nd:\n  - e: f\n    g:\n      - h\n  - 'i'\n";
  for (size_t cut = 0; cut <= whole.size(); ++cut) {
    (void)Read(whole.substr(0, cut));
    (void)Read(whole.substr(cut));
    for (const char c : {'\0', ':', '#', '"', '[', '}', '-', '\n', '\t'}) {
      std::string changed = whole;
      changed[std::min(cut, whole.size() - 1)] = c;
      EXPECT_FALSE(Read(changed).empty());
    }
  }
}

TEST(YamlHead, StopsAtTheFirstValueThatIsNoText) {
  const text::DataFile file = File("# x\nid: a-1\ntitle: 示范框架\nlist:\n  - 1\nmore: 2\n");
  const auto head = ReadHead(file);
  ASSERT_EQ(head.size(), 2u);
  EXPECT_EQ(head[1].second, "示范框架");
}

TEST(YamlFields, KeepsTheFirstFault) {
  const text::DataFile file = File("name: 甲\npoints: 六\nyes: maybe\nlist: 乙\n");
  const auto document = Document::Parse(file);
  ASSERT_TRUE(document.ok());
  absl::Status fault;
  Fields fields(document->root(), &fault);
  EXPECT_EQ(fields.Text("name"), "甲");
  EXPECT_EQ(fields.Words("list"), std::vector<std::string>{"乙"});
  EXPECT_TRUE(fault.ok());
  fields.Number("points");
  fields.YesNo("yes", false);
  fields.Text("absent");
  EXPECT_EQ(std::string(fault.message()), "a.yaml:2:9: points：应为数字，不小于 0");
}

}  // namespace
}  // namespace dudao::yaml
