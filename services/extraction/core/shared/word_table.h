// A lexicon file: a table with a column `word`, ready to be looked for in reading text.
//
//   auto units = WordTable::Load(data, "lexicon/units.tsv", {"dimension"});
//   if (auto hit = units->words.LongestAt(text, i)) units->rows()[hit->word]["dimension"];
#ifndef DUDAO_SERVICES_EXTRACTION_CORE_SHARED_WORD_TABLE_H_
#define DUDAO_SERVICES_EXTRACTION_CORE_SHARED_WORD_TABLE_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "common/text/data_set.h"
#include "common/text/table.h"
#include "common/text/word_finder.h"

namespace dudao::extraction {

struct WordTable {
  // NotFound when the file is missing; InvalidArgument with file, line and column when it lacks a
  // column, or a word is empty or given twice. Words are folded as reading text is.
  static absl::StatusOr<WordTable> Load(
      const text::DataSet& data, std::string_view path, std::vector<std::string> columns = {},
      text::WordFinder::Direction direction = text::WordFinder::Direction::kForward);

  const std::vector<text::Row>& rows() const { return table.rows(); }
  // The cell of the first column asked for in Load, without a search for its name.
  std::string_view TagOf(const text::WordFinder::Hit& hit) const { return tags[hit.word]; }

  text::Table table;
  text::WordFinder words;              // word i is row i
  std::vector<std::string_view> tags;  // of each row; they point into the table, wherever it moves
};

// `word` as it stands in reading text: full-width ASCII folded, spaces gone.
std::u32string AsRead(std::string_view word);

}  // namespace dudao::extraction

#endif  // DUDAO_SERVICES_EXTRACTION_CORE_SHARED_WORD_TABLE_H_
