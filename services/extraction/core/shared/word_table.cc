#include "services/extraction/core/shared/word_table.h"

#include <set>

#include "common/text/reading_text.h"
#include "common/text/utf.h"

namespace dudao::extraction {

std::u32string AsRead(std::string_view word) {
  const std::u32string source = text::ToUtf32(word).value_or(U"");
  text::ReadingText reading;
  reading.Append(source, {0, static_cast<uint32_t>(source.size())}, /*join_lines=*/true);
  return std::u32string(reading.view());
}

absl::StatusOr<WordTable> WordTable::Load(const text::DataSet& data, std::string_view path,
                                          std::vector<std::string> columns,
                                          text::WordFinder::Direction direction) {
  const auto file = data.Require(path);
  if (!file.ok()) return file.status();
  const std::string tag = columns.empty() ? std::string() : columns.front();
  columns.insert(columns.begin(), "word");
  auto table = text::Table::Parse(**file, columns);
  if (!table.ok()) return table.status();
  std::vector<std::u32string> words;
  std::vector<std::string_view> tags;
  std::set<std::u32string> seen;
  for (const text::Row& row : table->rows()) {
    words.push_back(AsRead(row["word"]));
    if (words.back().empty()) return row.Error("word", "empty word");
    if (!seen.insert(words.back()).second) return row.Error("word", "word given twice");
  }
  for (const text::Row& row : table->rows()) tags.push_back(row[tag]);
  return WordTable{*std::move(table), text::WordFinder(words, direction), std::move(tags)};
}

}  // namespace dudao::extraction
