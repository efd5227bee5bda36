// tests/corpus/numeral/*.jsonl: each line a text and all the numerals in it, in order, as a scan
// from left to right reads them. Nothing missing, nothing extra.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "common/text/numeral.h"
#include "common/text/reading_text.h"
#include "common/text/utf.h"

namespace dudao::text {
namespace {

using nlohmann::json;

// What the scan finds; checks on the way that marks come home in order and not empty.
json Scan(const std::u32string& source) {
  ReadingText r;
  r.Append(source, {0, static_cast<uint32_t>(source.size())}, true);
  json found = json::array();
  uint32_t last = 0;
  for (size_t i = 0; i < r.size();) {
    const auto n = ReadNumeral(r.view().substr(i));
    if (!n) {
      ++i;
      continue;
    }
    const Span home = r.Home(i, i + n->length);
    EXPECT_TRUE(last <= home.begin && home.begin < home.end && home.end <= source.size());
    last = home.end;
    found.push_back({{"surface", ToUtf8(r.view().substr(i, n->length))},
                     {"value", n->value.ToString()},
                     {"precision", n->precision.ToString()}});
    i += n->length;
  }
  return found;
}

TEST(NumeralCorpusTest, EveryNumeralAndNothingElse) {
  int cases = 0;
  const std::filesystem::path folder = DUDAO_SOURCE_DIR "/tests/corpus/numeral";
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    std::ifstream lines(file.path());
    for (std::string line; std::getline(lines, line); ++cases) {
      const json c = json::parse(line);
      EXPECT_EQ(Scan(U32(c["text"].get<std::string>())), c["numerals"]) << c["text"];
    }
  }
  EXPECT_GT(cases, 20);
}

}  // namespace
}  // namespace dudao::text
