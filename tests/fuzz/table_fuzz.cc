// Any file: a table whose rows stand in the file where they say, or an error that names the place.
#include <algorithm>

#include "common/text/table.h"
#include "tests/fuzz/check.h"

using namespace dudao;

namespace {

std::string_view Line(std::string_view content, int number) {
  for (; number > 1; --number) content.remove_prefix(content.find('\n') + 1);
  std::string_view line = content.substr(0, content.find('\n'));
  return line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
}

// The first column of a row without quotes is what its line begins with.
void CheckRow(const text::Row& row, std::string_view content, char separator) {
  const std::string_view line = Line(content, row.line());
  if (separator == ',' && line.find('"') != std::string_view::npos) return;
  FUZZ_CHECK(row["first"] == line.substr(0, line.find(separator)));
  FUZZ_CHECK(row["none"].empty());
  FUZZ_CHECK(std::string(row.Error("first", "x").message()).starts_with("f:"));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  const char separator = data[0] % 2 == 0 ? '\t' : ',';
  const text::DataFile file{
      separator == ',' ? "f.csv" : "f.tsv",
      std::string("first") + separator + "second\n" + std::string(fuzz::Bytes(data + 1, size - 1)),
      "f"};
  const auto table = text::Table::Parse(file, {"second"});
  if (!table.ok()) {
    FUZZ_CHECK(std::string(table.status().message()).starts_with("f:"));
    return 0;
  }
  int last = 1;
  for (const text::Row& row : table->rows()) {
    FUZZ_CHECK(row.line() > last);
    last = row.line();
    CheckRow(row, file.content, separator);
  }
  return 0;
}
