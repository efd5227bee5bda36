// tests/corpus/quantity/*.jsonl: each line a sentence and all its figures, in order, with their
// attributes. Nothing missing, nothing extra; an attribute not named must be absent. A line with
// `gap` states what should be seen and why it is not yet: it fails when it starts to pass.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "common/text/utf.h"
#include "tests/unit/services/extraction/core/quantity/figures_of.h"

namespace dudao::extraction {
namespace {

using nlohmann::json;

json ToJson(const v1::Quantity& q) {
  json out = {{"text", q.text()},           {"value", q.value()},         {"unit", q.unit()},
              {"precision", q.precision()}, {"dimension", q.dimension()}, {"bound", q.bound()},
              {"modality", q.modality()}};
  if (q.has_value_hi()) out["value_hi"] = q.value_hi();
  if (q.has_subject()) out["subject"] = q.subject();
  if (q.has_head()) out["head"] = q.head();
  if (q.has_period()) out["period"] = q.period();
  if (q.has_period_source()) out["period_source"] = q.period_source();
  if (q.has_change()) out["change"]["direction"] = q.change().direction();
  if (q.has_change() && q.change().has_base()) out["change"]["base"] = q.change().base();
  return out;
}

json Found(const std::string& text) {
  const text::SourceText source(text::U32(text));
  json found = json::array();
  uint32_t last = 0;
  for (const v1::Quantity& q : FiguresOf(source)) {
    EXPECT_LE(last, q.span().begin()) << text;
    EXPECT_EQ(source.Utf8(text::FromProto(q.span())), q.text());
    last = q.span().end();
    found.push_back(ToJson(q));
  }
  return found;
}

TEST(QuantityCorpusTest, EveryFigureAndNothingElse) {
  int cases = 0, negatives = 0;
  const std::filesystem::path folder = DUDAO_SOURCE_DIR "/tests/corpus/quantity";
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    std::ifstream lines(file.path());
    for (std::string line; std::getline(lines, line); ++cases) {
      const json c = json::parse(line);
      const json found = Found(c["text"].get<std::string>());
      negatives += c["quantities"].empty();
      if (c.contains("gap")) {
        EXPECT_NE(found, c["quantities"]) << c["text"] << " passes now: drop its gap";
      } else {
        EXPECT_EQ(found, c["quantities"]) << c["text"];
      }
    }
  }
  EXPECT_GE(cases, 550);
  EXPECT_GE(negatives * 3, cases);
}

}  // namespace
}  // namespace dudao::extraction
