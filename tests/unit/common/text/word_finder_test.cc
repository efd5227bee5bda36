#include "common/text/word_finder.h"

#include <gtest/gtest.h>

#include <random>

namespace dudao::text {
namespace {

using Words = std::vector<std::u32string>;

TEST(WordFinderTest, LongestWordAtAPlace) {
  const WordFinder units(Words{U"人", U"人次", U"元"});
  const auto hit = units.LongestAt(U"3人次", 1);
  ASSERT_TRUE(hit);
  EXPECT_EQ(hit->begin, 1u);
  EXPECT_EQ(hit->end, 3u);
  EXPECT_EQ(hit->word, 1u);
  EXPECT_FALSE(units.LongestAt(U"3人次", 0));
  EXPECT_FALSE(units.LongestAt(U"3人次", 3));
}

TEST(WordFinderTest, LongestWordThatEnds) {
  const WordFinder bounds(Words{U"近", U"不超过", U"过"}, WordFinder::Direction::kBackward);
  const auto hit = bounds.LongestEndingAt(U"不超过45人", 3);
  ASSERT_TRUE(hit);
  EXPECT_EQ(hit->begin, 0u);
  EXPECT_EQ(hit->word, 1u);
  EXPECT_EQ(bounds.LongestEndingAt(U"超过45人", 2)->word, 2u);
  EXPECT_FALSE(bounds.LongestEndingAt(U"超过45人", 0));
}

TEST(WordFinderTest, WordsAtTheVeryEndOfTheText) {
  const WordFinder words(Words{U"元", U"万元"});
  EXPECT_TRUE(words.LongestAt(U"3元", 1));
  EXPECT_TRUE(words.LongestAt(U"3万元", 1));
  EXPECT_FALSE(words.LongestAt(U"3万", 1));
}

TEST(WordFinderTest, EmptyWordsNeverMatchAndTheFirstOfEqualsCounts) {
  const WordFinder words(Words{U"", U"所", U"所"});
  EXPECT_FALSE(words.LongestAt(U"个", 0));
  EXPECT_EQ(words.LongestAt(U"所", 0)->word, 1u);
  EXPECT_FALSE(WordFinder().FindNext(U"所", 0));
}

// What stands at a place, by trying every word.
std::optional<WordFinder::Hit> Slowly(const Words& words, std::u32string_view text, size_t at) {
  std::optional<WordFinder::Hit> best;
  for (uint32_t w = 0; w < words.size(); ++w) {
    if (words[w].empty() || text.substr(at, words[w].size()) != words[w]) continue;
    const auto end = static_cast<uint32_t>(at + words[w].size());
    if (!best || end > best->end) best = {static_cast<uint32_t>(at), end, w};
  }
  return best;
}

// Few characters, so that words overlap and begin one another.
std::u32string Random(std::mt19937* random, size_t longest) {
  static constexpr std::u32string_view kCharacters = U"一二三\U00020000所a";
  std::u32string out((*random)() % (longest + 1), U' ');
  for (char32_t& c : out) c = kCharacters[(*random)() % kCharacters.size()];
  return out;
}

TEST(WordFinderTest, AgreesWithASlowSearch) {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    Words words(random() % 8);
    for (auto& w : words) w = Random(&random, 4);
    const std::u32string text = Random(&random, 30);
    const WordFinder finder(words);
    size_t next = 0;
    std::vector<WordFinder::Hit> all = finder.FindAll(text);
    size_t found = 0;
    for (size_t at = 0; at < text.size(); ++at) {
      const auto want = Slowly(words, text, at);
      const auto got = finder.LongestAt(text, at);
      ASSERT_EQ(want.has_value(), static_cast<bool>(got));
      if (!want) continue;
      EXPECT_EQ(want->end, got->end);
      EXPECT_EQ(want->word, got->word);
      if (at < next) continue;
      ASSERT_LT(found, all.size());
      EXPECT_EQ(all[found].begin, at);
      EXPECT_EQ(all[found++].end, want->end);
      next = want->end;
    }
    EXPECT_EQ(found, all.size());
  }
}

}  // namespace
}  // namespace dudao::text
