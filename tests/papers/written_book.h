// A workbook a person has worked in: read, some cells changed, saved the way other software does.
//
//   WrittenBook book(path);
//   book.Set("问题清单", "处理", 0, "采纳");   // the first row below the head
//   book.Save(path);
#ifndef DUDAO_TESTS_PAPERS_WRITTEN_BOOK_H_
#define DUDAO_TESTS_PAPERS_WRITTEN_BOOK_H_

#include <string>
#include <string_view>
#include <vector>

#include "cli/papers/xlsx/workbook_reader.h"

namespace dudao::test {

class WrittenBook {
 public:
  explicit WrittenBook(const std::string& path);

  const cli::ReadBook& book() const { return book_; }
  // The first sheet whose name starts so.
  const cli::ReadSheet& Sheet(std::string_view name) const;
  // Rows below the head of the column so titled, to the last that holds anything there.
  std::vector<std::string> Column(std::string_view sheet, std::string_view title) const;
  void Set(std::string_view sheet, std::string_view title, uint32_t row, const std::string& value);
  void Save(const std::string& path) const;

 private:
  struct Place {
    uint32_t head = 0, column = 0;
  };
  Place Find(const cli::ReadSheet& sheet, std::string_view title) const;

  cli::ReadBook book_;
};

}  // namespace dudao::test

#endif  // DUDAO_TESTS_PAPERS_WRITTEN_BOOK_H_
