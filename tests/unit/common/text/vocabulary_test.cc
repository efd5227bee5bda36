#include "common/text/vocabulary.h"

#include <gtest/gtest.h>

#include <string>

namespace dudao::text {
namespace {

std::u32string Shown(std::u32string_view text, const std::vector<WordHit>& hits) {
  std::u32string out;
  for (const WordHit& hit : hits) (out += text.substr(hit.begin, hit.end - hit.begin)) += U' ';
  return out;
}

TEST(Vocabulary, FindsWordsInsideWordsAndAcrossThem) {
  Vocabulary v;
  v.AddAll({U"教师工资", U"教师", U"工资待遇", U"待遇", U"教师工资待遇保障"});
  v.Finish();
  const std::u32string text = U"乡村教师工资待遇";
  EXPECT_EQ(Shown(text, v.Find(text)), U"教师 教师工资 工资待遇 待遇 ");
}

TEST(Vocabulary, StaysInTheStretchAskedFor) {
  Vocabulary v;
  v.AddAll({U"大班额", U"大班"});
  v.Finish();
  std::vector<WordHit> hits;
  const std::u32string text = U"大班额大班额";
  v.Find(text, 1, 5, &hits);
  EXPECT_EQ(Shown(text, hits), U"大班 ");
}

TEST(Vocabulary, EqualWordsAreOneAndKeepTheirLists) {
  Vocabulary v;
  const WordId word = v.Add(U"提高");
  EXPECT_EQ(v.Add(U"提高"), word);
  v.PutOnList(word, 1);
  v.PutOnList(word, 4);
  v.Finish();
  EXPECT_EQ(v.Lists(v.Find(U"水平提高")), 5u);
  EXPECT_EQ(v.Lists(v.Find(U"水平")), 0u);
}

TEST(PhraseTable, AllWordsOfAPhraseMustStand) {
  Vocabulary v;
  PhraseTable phrases;
  phrases.Add(v, v.AddAll({U"残疾", U"入学率"}), 7);
  v.Finish();
  int found = 0;
  const auto take = [&](uint32_t owner) { found += owner == 7 ? 1 : 100; };
  phrases.Match(v.Find(U"小学入学率"), take);
  EXPECT_EQ(found, 0);
  phrases.Match(v.Find(U"入学率里残疾儿童"), take);
  EXPECT_EQ(found, 1);
}

}  // namespace
}  // namespace dudao::text
