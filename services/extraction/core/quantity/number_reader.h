// One figure at one place: number, range or share, and its unit.
//
//   NumberReader reader(lexicon);
//   reader.Read(U"公办幼儿园250余所", 5, 10);   // range {5, 10}, value 250, unit 所, more
//
// It does not judge: what is no figure for its surroundings is refused elsewhere.
#ifndef DUDAO_SERVICES_EXTRACTION_CORE_QUANTITY_NUMBER_READER_H_
#define DUDAO_SERVICES_EXTRACTION_CORE_QUANTITY_NUMBER_READER_H_

#include <optional>
#include <string_view>
#include <vector>

#include "common/text/numeral.h"
#include "services/extraction/core/quantity/figure.h"
#include "services/extraction/core/quantity/lexicon.h"

namespace dudao::extraction {

// A figure with how it was written, for the rules that refuse.
struct Candidate {
  Figure figure;
  const Unit* unit = nullptr;  // null: none written
  bool chinese = false;        // Chinese numerals
  bool lone_digit = false;     // one Chinese digit and nothing else: 一, 两, 三
  bool lone_power = false;     // 百, 千, 万 and nothing else
  bool pair = false;           // 七八
  bool scaled = false;         // ends in 万 or 亿
  int scale_power = 0;         // of which ten has this power
  bool in_table = false;       // stands in a cell, of which the names are
  Range row_name, column_name;
  bool negative = false;  // 增长-3.2%: a sign stands before it
};

class NumberReader {
 public:
  explicit NumberReader(const QuantityLexicon& lexicon) : lexicon_(&lexicon) {}

  // The figure or bare number that begins at `at`, read no further than `end`; nullopt when no
  // number begins there. A bare number has a null unit and its range is the number's.
  std::optional<Candidate> Read(std::u32string_view text, size_t at, size_t end) const;

 private:
  std::optional<Candidate> ReadShare(std::u32string_view text, size_t at) const;
  std::optional<Candidate> ReadHalfShare(std::u32string_view text, size_t at) const;
  std::optional<Candidate> ReadFraction(std::u32string_view text, const Candidate& whole) const;
  std::optional<Candidate> ReadSlashFraction(std::u32string_view text, const Candidate& part) const;
  void ReadRange(std::u32string_view text, Candidate* c) const;
  bool ReadRatio(std::u32string_view text, Candidate* c) const;
  bool ReadProportion(std::u32string_view text, Candidate* c) const;
  void ReadUnit(std::u32string_view text, Candidate* c) const;

  const QuantityLexicon* lexicon_;
};

// Where the run of digits, points and commas that begins at `at` ends.
size_t SkipNumber(std::u32string_view text, size_t at);

}  // namespace dudao::extraction

#endif  // DUDAO_SERVICES_EXTRACTION_CORE_QUANTITY_NUMBER_READER_H_
