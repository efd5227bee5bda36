#include "cli/papers/xlsx/workbook_writer.h"

#include <fmt/format.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>

#include "cli/display/visible.h"
#include "cli/papers/xlsx/sheet_names.h"
#include "cli/papers/xlsx/workbook_reader.h"
#include "common/text/utf.h"

namespace dudao::cli {
namespace {

namespace fs = std::filesystem;

constexpr size_t kMaxRows = 1'000'000, kMaxColumns = 1000;
constexpr size_t kMaxCharacters = 32'000;  // Excel holds 32 767 UTF-16 units a cell
constexpr char kFont[] = "宋体";
constexpr double kPointsALine = 14.5;
constexpr double kTallest = 400;  // Excel's rows end at 409 points
// A fixed day for the file's properties, so that the same sheets give the same bytes.
constexpr time_t kCreated = 1577836800;  // 2020-01-01

// How many lines `text` takes in a cell so wide: a Chinese character is two of its units.
double LinesOf(const std::string& text, double width) {
  double lines = 1, used = 0;
  for (const char32_t c : text::ToUtf32(text).value_or(U"")) {
    const double wide = c < 0x2000 ? 1.1 : 2.1;
    used = c == U'\n' ? 0 : used + wide;
    if (c == U'\n' || used > width) {
      ++lines;
      used = c == U'\n' ? 0 : wide;
    }
  }
  return lines;
}

// A file of ours that is gone when this is.
class TemporaryFile {
 public:
  TemporaryFile() {
    std::error_code failed;
    path_ = (fs::temp_directory_path(failed) / "dudao-XXXXXX").string();
    const int fd = failed ? -1 : mkstemp(path_.data());
    made_ = fd >= 0;
    if (made_) close(fd);
  }
  ~TemporaryFile() {
    std::error_code ignored;
    if (made_) fs::remove(path_, ignored);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  bool made() const { return made_; }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
  bool made_ = false;
};

double AsDouble(std::string_view decimal) {
  double out = 0;
  std::from_chars(decimal.data(), decimal.data() + decimal.size(), out);
  return out;
}

// As many decimals as are written: 63.50 keeps its nought.
std::string NumberFormat(std::string_view decimal) {
  const size_t point = decimal.find('.');
  const bool large = AsDouble(decimal) >= 10000 || AsDouble(decimal) <= -10000;
  const std::string whole = large ? "#,##0" : "0";
  if (point == std::string_view::npos) return whole;
  return whole + "." + std::string(decimal.size() - point - 1, '0');
}

// At most what a cell holds.
std::string Shortened(const std::string& text) {
  if (text.size() <= kMaxCharacters) return text;
  auto code_points = text::ToUtf32(text);
  if (!code_points || code_points->size() <= kMaxCharacters / 2) return text;
  code_points->resize(kMaxCharacters / 2);
  return text::ToUtf8(*code_points) + "……（余下从略）";
}

// One look, one format: made when first used.
class Formats {
 public:
  explicit Formats(lxw_workbook* book) : book_(book) {}

  lxw_format* Title() {
    return Named("title", [](lxw_format* f) {
      format_set_bold(f);
      format_set_font_size(f, 16);
      format_set_align(f, LXW_ALIGN_VERTICAL_CENTER);
    });
  }
  lxw_format* Note() {
    return Named("note", [](lxw_format* f) {
      format_set_font_color(f, 0x595959);
      format_set_text_wrap(f);
      format_set_align(f, LXW_ALIGN_VERTICAL_CENTER);
    });
  }
  lxw_format* Head(bool input) {
    return Named(input ? "head+" : "head", [input](lxw_format* f) {
      Framed(f);
      format_set_bold(f);
      format_set_align(f, LXW_ALIGN_CENTER);
      format_set_align(f, LXW_ALIGN_VERTICAL_CENTER);
      format_set_bg_color(f, input ? 0xFFE699 : 0xD9E2F3);
    });
  }
  lxw_format* Body(ColumnKind kind, const std::string& number_format) {
    const std::string name = fmt::format("body{}{}", static_cast<int>(kind), number_format);
    return Named(name, [&](lxw_format* f) {
      Framed(f);
      format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
      if (kind == ColumnKind::kCentred) format_set_align(f, LXW_ALIGN_CENTER);
      if (kind == ColumnKind::kInput) format_set_bg_color(f, 0xFFF9E5);
      if (kind == ColumnKind::kQuiet) Quiet(f);
      if (!number_format.empty()) format_set_num_format(f, number_format.c_str());
    });
  }

 private:
  static void Quiet(lxw_format* f) {
    f->text_wrap = LXW_FALSE;
    format_set_font_size(f, 8);
    format_set_font_color(f, 0x808080);
  }

  static void Framed(lxw_format* f) {
    format_set_border(f, LXW_BORDER_THIN);
    format_set_border_color(f, 0xBFBFBF);
    format_set_text_wrap(f);
  }

  template <typename Make>
  lxw_format* Named(const std::string& name, Make make) {
    lxw_format*& format = formats_[name];
    if (format == nullptr) {
      format = workbook_add_format(book_);
      format_set_font_name(format, kFont);
      format_set_font_size(format, 10.5);
      make(format);
    }
    return format;
  }

  lxw_workbook* book_;
  std::map<std::string, lxw_format*> formats_;
};

// Lays one table out on its sheet.
class SheetWriter {
 public:
  SheetWriter(const TableSheet& table, lxw_worksheet* sheet, Formats* formats)
      : table_(table), sheet_(sheet), formats_(*formats) {}

  void Write() {
    Top();
    Head();
    for (size_t r = 0; r < table_.rows.size(); ++r) Body(r);
    Validate();
    View();
    Print();
  }

 private:
  lxw_row_t HeadLine() const { return static_cast<lxw_row_t>(HeadRow(table_)); }
  lxw_row_t LastLine() const {
    return static_cast<lxw_row_t>(HeadRow(table_) + table_.rows.size());
  }
  lxw_col_t LastColumn() const { return static_cast<lxw_col_t>(table_.columns.size() - 1); }
  // Titles and notes run over what is printed.
  lxw_col_t LastPrinted() const {
    return table_.printed_columns > 0 ? static_cast<lxw_col_t>(table_.printed_columns - 1)
                                      : LastColumn();
  }

  void Top() {
    Line(0, table_.title, formats_.Title(), 30);
    for (size_t i = 0; i < table_.notes.size(); ++i) {
      const double lines = LinesOf(table_.notes[i], PrintedWidth());
      Line(static_cast<lxw_row_t>(1 + i), table_.notes[i], formats_.Note(),
           lines * kPointsALine + 3);
    }
  }

  void Line(lxw_row_t row, const std::string& text, lxw_format* format, double height) {
    worksheet_set_row(sheet_, row, height, nullptr);
    if (LastPrinted() == 0) {
      worksheet_write_string(sheet_, row, 0, Visible(text).c_str(), format);
    } else {
      worksheet_merge_range(sheet_, row, 0, row, LastPrinted(), Visible(text).c_str(), format);
    }
  }

  double PrintedWidth() const {
    double width = 0;
    for (lxw_col_t c = 0; c <= LastPrinted(); ++c) {
      if (!table_.columns[c].hidden) width += table_.columns[c].width;
    }
    return width;
  }

  void Head() {
    for (size_t c = 0; c < table_.columns.size(); ++c) {
      const Column& column = table_.columns[c];
      const auto at = static_cast<lxw_col_t>(c);
      lxw_row_col_options options{};
      options.hidden = column.hidden;
      worksheet_set_column_opt(sheet_, at, at, column.width, nullptr, &options);
      worksheet_write_string(sheet_, HeadLine(), at, column.title.c_str(),
                             formats_.Head(column.kind == ColumnKind::kInput));
    }
    worksheet_set_row(sheet_, HeadLine(), table_.tall_head ? 96 : 32, nullptr);
  }

  void Body(size_t r) {
    const std::vector<Cell>& row = table_.rows[r];
    const auto line = static_cast<lxw_row_t>(HeadRow(table_) + 1 + r);
    worksheet_set_row(sheet_, line, HeightOf(row), nullptr);
    for (size_t c = 0; c < table_.columns.size(); ++c) {
      static const Cell kBlank;
      Put(line, static_cast<lxw_col_t>(c), c < row.size() ? row[c] : kBlank,
          table_.columns[c].kind);
    }
  }

  // Not every office program fits rows to wrapped text by itself.
  double HeightOf(const std::vector<Cell>& row) const {
    double lines = 1;
    for (size_t c = 0; c < std::min(row.size(), table_.columns.size()); ++c) {
      const Column& column = table_.columns[c];
      if (column.hidden || column.kind == ColumnKind::kQuiet) continue;
      lines = std::max(lines, LinesOf(row[c].text, column.width - 1));
    }
    return std::min(lines * kPointsALine + 4, kTallest);
  }

  void Put(lxw_row_t row, lxw_col_t column, const Cell& cell, ColumnKind kind) {
    const bool number = cell.number || (!cell.formula.empty() && FitsExcel(cell.text));
    lxw_format* format = formats_.Body(kind, number ? NumberFormat(cell.text) : "");
    if (!cell.formula.empty()) {
      worksheet_write_formula_num(sheet_, row, column, cell.formula.c_str(), format,
                                  AsDouble(cell.text));
    } else if (cell.number) {
      worksheet_write_number(sheet_, row, column, AsDouble(cell.text), format);
    } else if (cell.text.empty()) {
      worksheet_write_blank(sheet_, row, column, format);
    } else {
      worksheet_write_string(sheet_, row, column, Shortened(Visible(cell.text)).c_str(), format);
    }
  }

  void Validate() {
    if (table_.rows.empty()) return;
    for (size_t c = 0; c < table_.columns.size(); ++c) {
      const Column& column = table_.columns[c];
      if (!column.choices.empty()) Choose(c, column);
      if (column.at_most) Bound(c, column);
      if (column.choices.empty() && !column.at_most && !column.help.empty()) Help(c, column);
    }
  }

  void Choose(size_t c, const Column& column) {
    std::vector<const char*> list;
    for (const std::string& choice : column.choices) list.push_back(choice.c_str());
    list.push_back(nullptr);
    const std::string said = fmt::format("请从下拉列表中选：{}。", fmt::join(column.choices, "、"));
    lxw_data_validation v = Rule(said.c_str(), column.help);
    v.validate = LXW_VALIDATION_TYPE_LIST;
    v.value_list = const_cast<char**>(list.data());
    Apply(c, &v);
  }

  // Not below nought nor above the number in column `at_most` of the same row.
  void Bound(size_t c, const Column& column) {
    const std::string limit =
        "=$" + CellName(HeadLine() + 1, static_cast<uint32_t>(*column.at_most));
    lxw_data_validation v = Rule("请填写不小于0、不超过满分的数。", column.help);
    v.validate = LXW_VALIDATION_TYPE_DECIMAL_FORMULA;
    v.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
    v.minimum_formula = const_cast<char*>("=0");
    v.maximum_formula = const_cast<char*>(limit.c_str());
    Apply(c, &v);
  }

  void Help(size_t c, const Column& column) {
    lxw_data_validation v = Rule(nullptr, column.help);
    v.validate = LXW_VALIDATION_TYPE_ANY;
    Apply(c, &v);
  }

  // Points into `fault` and `help`: both outlive its use.
  static lxw_data_validation Rule(const char* fault, const std::string& help) {
    lxw_data_validation v{};
    v.error_message = const_cast<char*>(fault);
    if (!help.empty()) v.input_message = const_cast<char*>(help.c_str());
    return v;
  }

  void Apply(size_t c, lxw_data_validation* rule) {
    const auto column = static_cast<lxw_col_t>(c);
    worksheet_data_validation_range(sheet_, HeadLine() + 1, column, LastLine(), column, rule);
  }

  void View() {
    worksheet_freeze_panes(sheet_, HeadLine() + 1, static_cast<lxw_col_t>(table_.frozen_columns));
    worksheet_autofilter(sheet_, HeadLine(), 0, LastLine(), LastColumn());
    worksheet_gridlines(sheet_, LXW_HIDE_ALL_GRIDLINES);
  }

  void Print() {
    constexpr uint8_t kA4 = 9;
    worksheet_set_landscape(sheet_);
    worksheet_set_paper(sheet_, kA4);
    worksheet_set_margins(sheet_, 0.5, 0.5, 0.6, 0.6);
    worksheet_fit_to_pages(sheet_, 1, 0);
    worksheet_repeat_rows(sheet_, HeadLine(), HeadLine());
    worksheet_print_area(sheet_, 0, 0, LastLine(), LastPrinted());
    worksheet_set_footer(sheet_, "&C第 &P 页，共 &N 页");
  }

  const TableSheet& table_;
  lxw_worksheet* sheet_;
  Formats& formats_;
};

absl::Status CheckSize(const TableSheet& table) {
  if (table.columns.empty()) return absl::InternalError("a sheet without columns");
  if (table.rows.size() <= kMaxRows && table.columns.size() <= kMaxColumns) {
    return absl::OkStatus();
  }
  return absl::ResourceExhaustedError(
      fmt::format("工作表“{}”有{}行，超过{}行", table.name, table.rows.size(), kMaxRows));
}

absl::Status WriteTo(const std::string& path, const std::vector<TableSheet>& sheets) {
  lxw_workbook* book = workbook_new(path.c_str());
  if (book == nullptr) return absl::InternalError("workbook_new");
  lxw_doc_properties properties{};
  properties.created = kCreated;
  workbook_set_properties(book, &properties);
  Formats formats(book);
  SheetNames names;
  for (const TableSheet& table : sheets) {
    lxw_worksheet* sheet = workbook_add_worksheet(book, names.Take(table.name).c_str());
    if (sheet != nullptr) SheetWriter(table, sheet, &formats).Write();
  }
  const lxw_error failed = workbook_close(book);
  if (failed == LXW_NO_ERROR) return absl::OkStatus();
  return absl::InternalError(lxw_strerror(failed));
}

}  // namespace

absl::StatusOr<std::string> WriteWorkbook(const std::vector<TableSheet>& sheets) {
  for (const TableSheet& table : sheets) {
    if (auto fits = CheckSize(table); !fits.ok()) return fits;
  }
  const TemporaryFile file;
  if (!file.made()) return absl::InternalError("cannot make a temporary file");
  if (auto written = WriteTo(file.path(), sheets); !written.ok()) return written;
  std::ifstream in(file.path(), std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
}

}  // namespace dudao::cli
