// Every sum and share of tests/corpus/relation that the text itself binds and that holds, with one
// digit of one member broken: parts that exceed their whole and a share that no longer rounds are
// violated; parts that fall short are named with their gap and never called violated.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "common/config/data_dir.h"
#include "common/text/decimal.h"
#include "common/text/source_text.h"
#include "common/text/utf.h"
#include "services/extraction/core/extractor.h"

namespace dudao::extraction {
namespace {

using nlohmann::json;
using text::Decimal;

v1::Extraction Extract(const std::u32string& words) {
  static const auto extractor = *Extractor::Create(*ReadDataDir(DUDAO_SOURCE_DIR "/data"));
  const text::SourceText source(words);
  v1::Segmentation segmentation;
  segmentation.mutable_frame()->set_evaluation_year(2021);
  uint32_t begin = 0;
  for (uint32_t at = 0; at <= source.size(); ++at) {
    if (at < source.size() && source.view()[at] != U'\n') continue;
    v1::Span& span = *segmentation.add_paragraphs()->mutable_span();
    span.set_begin(begin);
    span.set_end(at);
    begin = at + 1;
  }
  return extractor->Extract(source, segmentation);
}

struct Tally {
  int violated = 0, broken = 0, named = 0, short_of = 0;
  std::vector<std::string> missed, accused;
};

// Relations of the broken text that lie on at least two of the figures.
template <typename Judge>
bool AnyOf(const v1::Extraction& found, const v1::Extraction& before, const v1::Relation& relation,
           Judge judge) {
  for (const v1::Relation& r : found.relations()) {
    int shared = 0;
    for (const uint32_t m : r.members()) {
      for (const uint32_t o : relation.members()) {
        const auto &a = found.quantities(m).span(), &b = before.quantities(o).span();
        shared += a.begin() < b.end() && b.begin() < a.end();
      }
    }
    if (shared >= 2 && judge(r)) return true;
  }
  return false;
}

bool AnyLoose(const v1::Extraction& marks, const v1::Relation& relation) {
  return std::any_of(relation.members().begin(), relation.members().end(),
                     [&](uint32_t m) { return marks.quantities(m).bound() != "exact"; });
}

// What is missing from the whole once `broken` has its new value; negative when the parts exceed.
Decimal GapOf(const v1::Extraction& marks, const v1::Relation& relation, uint32_t broken,
              Decimal value) {
  Decimal gap(0);
  for (int i = 0; i < relation.members_size(); ++i) {
    const uint32_t m = relation.members(i);
    const Decimal v = m == broken ? value : *Decimal::Parse(marks.quantities(m).value());
    gap = i == 0 ? gap + v : gap - v;
  }
  return gap;
}

void Break(const std::u32string& words, const v1::Extraction& before, const v1::Relation& relation,
           uint32_t member, Tally* tally) {
  const auto& span = before.quantities(member).span();
  std::u32string changed = words;
  const size_t digit = changed.find_first_of(U"0123456789", span.begin());
  if (digit >= span.end()) return;
  const char32_t old = changed[digit];
  changed[digit] = U'1' + (old - U'0' + 3) % 9;
  if (changed[digit] == old) return;
  const v1::Extraction found = Extract(changed);
  if (member >= static_cast<uint32_t>(found.quantities_size())) return;
  const Decimal value = *Decimal::Parse(found.quantities(member).value());
  const bool is_sum = relation.kind() == "sum";
  const Decimal gap = is_sum ? GapOf(before, relation, member, value) : Decimal(-1);
  const auto violated = [](const v1::Relation& r) { return r.verdict() == "violated"; };
  const std::string label = text::ToUtf8(changed);
  if (gap > Decimal(0)) {
    ++tally->short_of;
    const bool named = AnyOf(found, before, relation, [](const v1::Relation& r) {
      return r.verdict() == "undetermined" && r.explanation().find("差") != std::string::npos;
    });
    tally->named += named;
    if (!named) tally->missed.push_back(label);
    const bool accused = AnyOf(found, before, relation, [&](const v1::Relation& r) {
      return r.kind() == "sum" && violated(r);  // a share of the broken whole no longer rounds
    });
    if (accused) tally->accused.push_back(label);
    return;
  }
  ++tally->broken;
  const bool seen = AnyOf(found, before, relation, violated);
  tally->violated += seen;
  if (!seen) tally->missed.push_back(label);
}

Tally BreakCorpus() {
  Tally tally;
  for (const auto& file :
       std::filesystem::directory_iterator(DUDAO_SOURCE_DIR "/tests/corpus/relation")) {
    std::ifstream lines(file.path());
    for (std::string line; std::getline(lines, line);) {
      const std::u32string words = text::U32(json::parse(line)["text"].get<std::string>());
      const v1::Extraction before = Extract(words);
      for (const v1::Relation& r : before.relations()) {
        // Shares of one whole that no longer make 100 may be of several.
        if (before.quantities(r.members(0)).dimension() == "percent") continue;
        const bool broken = r.verdict() == "holds" && r.binding() == "stated" &&
                            (r.kind() == "sum" || (r.kind() == "share" && r.members_size() == 3));
        if (!broken || AnyLoose(before, r)) continue;
        for (const uint32_t m : r.members()) Break(words, before, r, m, &tally);
      }
    }
  }
  return tally;
}

std::string Lines(const std::vector<std::string>& labels) {
  std::string out;
  for (const std::string& label : labels) out += "\n  " + label;
  return out;
}

TEST(BrokenDigitTest, IsSeen) {
  const Tally tally = BreakCorpus();
  EXPECT_GT(tally.broken, 150);
  EXPECT_GT(tally.short_of, 60);
  EXPECT_GE(tally.violated * 100, tally.broken * 92) << Lines(tally.missed);
  EXPECT_GE(tally.named * 100, tally.short_of * 95) << Lines(tally.missed);
  EXPECT_TRUE(tally.accused.empty()) << Lines(tally.accused);
  RecordProperty("violated", std::to_string(tally.violated) + "/" + std::to_string(tally.broken));
  RecordProperty("named", std::to_string(tally.named) + "/" + std::to_string(tally.short_of));
}

}  // namespace
}  // namespace dudao::extraction
