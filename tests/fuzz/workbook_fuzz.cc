// A workbook people filled in: any bytes as the file when they begin as one, else as its sheet and
// its shared texts, parted by a zero byte. Within the limits, or a named code.
#include "cli/papers/decisions/desk.h"
#include "cli/papers/decisions/expert_scores.h"
#include "common/status/stage_error.h"
#include "tests/fuzz/check.h"
#include "tests/support/zip_writer.h"

using namespace dudao;

namespace {

std::string Book(std::string_view parts) {
  const std::string_view sheet = parts.substr(0, parts.find('\0'));
  parts.remove_prefix(std::min(sheet.size() + 1, parts.size()));
  return test::Zip(
      {{"xl/workbook.xml",
        "<workbook xmlns:r=\"r\"><sheets><sheet name=\"问题清单\" "
        "r:id=\"R1\"/></sheets></workbook>"},
       {"xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"R1\" Target=\"s.xml\"/>"
        "<Relationship Id=\"R2\" Type=\"/sharedStrings\" Target=\"t.xml\"/></Relationships>"},
       {"xl/s.xml", "<w><sheetData>" + std::string(sheet) + "</sheetData></w>"},
       {"xl/t.xml", "<sst>" + std::string(parts) + "</sst>"}});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes = fuzz::Bytes(data, size);
  const cli::WorkbookLimits limits{.max_cells = 1000, .max_text = 1 << 16};
  const auto book = cli::ReadWorkbook(bytes.starts_with("PK") ? bytes : Book(bytes), limits);
  if (!book.ok()) {
    FUZZ_CHECK(StageErrorOf(book.status()));
    return 0;
  }
  size_t cells = 0, text = 0;
  for (const cli::ReadSheet& sheet : book->sheets) {
    for (const cli::ReadRow& row : sheet.rows) {
      cells += row.cells.size();
      for (const auto& [column, value] : row.cells) text += value.size();
    }
  }
  FUZZ_CHECK(cells <= limits.max_cells && text <= limits.max_text);
  const auto desk = cli::ReadDesk(*book);
  FUZZ_CHECK(desk.ok() || StageErrorOf(desk.status()));
  (void)cli::ReadExpertScores(*book, "a.xlsx");
  return 0;
}
