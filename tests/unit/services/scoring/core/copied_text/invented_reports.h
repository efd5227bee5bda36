// Invented reports of words drawn at random, some with passages of others carried over and edited
// as such passages are: names and figures exchanged, words swapped, added and dropped, sentences
// moved.
#ifndef DUDAO_TESTS_UNIT_SERVICES_SCORING_CORE_COPIED_TEXT_INVENTED_REPORTS_H_
#define DUDAO_TESTS_UNIT_SERVICES_SCORING_CORE_COPIED_TEXT_INVENTED_REPORTS_H_

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "dudao/v1/review.pb.h"

namespace dudao::scoring {

struct InventedReport {
  std::u32string text;
  v1::Review review;
};

// [begin, end) of report `to` was carried over from report `from`.
struct Planted {
  uint32_t from = 0, to = 0;
  uint32_t begin = 0, end = 0;
};

struct Edits {
  int swapped = 6, added = 3, dropped = 3;  // words of a hundred
  bool moved = false;                       // two sentences change places
};

class Inventor {
 public:
  explicit Inventor(uint32_t seed) : random_(seed) {}

  // A report of `sentences`; phrases all reports share stand among them.
  InventedReport Report(const std::u32string& place, int sentences);
  // The same report with a passage of `other` put in; where it stands is kept.
  Planted Plant(const InventedReport& other, int sentences, const Edits& edits,
                InventedReport* report);
  // Reports that nothing will be carried over from need not be kept.
  void ForgetAllBut(size_t last) {
    if (told_.size() > last) told_.erase(told_.begin(), told_.end() - static_cast<ptrdiff_t>(last));
  }

 private:
  using Words = std::vector<std::u32string>;
  size_t Any(size_t below) { return random_() % below; }
  std::u32string Word();
  std::u32string Figure();
  Words Sentence();
  void Append(const Words& words, InventedReport* report);
  void Put(const std::u32string& word, InventedReport* report);
  Words Edited(const Words& words, const Edits& edits, const std::u32string& place);

  std::mt19937 random_;
  std::vector<std::pair<std::u32string, std::vector<Words>>> told_;  // by place
};

}  // namespace dudao::scoring

#endif  // DUDAO_TESTS_UNIT_SERVICES_SCORING_CORE_COPIED_TEXT_INVENTED_REPORTS_H_
