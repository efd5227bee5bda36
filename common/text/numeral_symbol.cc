#include "common/text/numeral_symbol.h"

namespace dudao::text {
namespace {

struct Entry {
  char32_t c;
  Symbol symbol;
};

constexpr Entry kEntries[] = {
    {U'0', {Symbol::kArabicDigit, 0}},  {U'1', {Symbol::kArabicDigit, 1}},
    {U'2', {Symbol::kArabicDigit, 2}},  {U'3', {Symbol::kArabicDigit, 3}},
    {U'4', {Symbol::kArabicDigit, 4}},  {U'5', {Symbol::kArabicDigit, 5}},
    {U'6', {Symbol::kArabicDigit, 6}},  {U'7', {Symbol::kArabicDigit, 7}},
    {U'8', {Symbol::kArabicDigit, 8}},  {U'9', {Symbol::kArabicDigit, 9}},
    {U'〇', {Symbol::kDigit, 0}},       {U'零', {Symbol::kDigit, 0}},
    {U'一', {Symbol::kDigit, 1}},       {U'二', {Symbol::kDigit, 2}},
    {U'三', {Symbol::kDigit, 3}},       {U'四', {Symbol::kDigit, 4}},
    {U'五', {Symbol::kDigit, 5}},       {U'六', {Symbol::kDigit, 6}},
    {U'七', {Symbol::kDigit, 7}},       {U'八', {Symbol::kDigit, 8}},
    {U'九', {Symbol::kDigit, 9}},       {U'两', {Symbol::kPairDigit, 2}},
    {U'壹', {Symbol::kFormalDigit, 1}}, {U'贰', {Symbol::kFormalDigit, 2}},
    {U'叁', {Symbol::kFormalDigit, 3}}, {U'肆', {Symbol::kFormalDigit, 4}},
    {U'伍', {Symbol::kFormalDigit, 5}}, {U'陆', {Symbol::kFormalDigit, 6}},
    {U'柒', {Symbol::kFormalDigit, 7}}, {U'捌', {Symbol::kFormalDigit, 8}},
    {U'玖', {Symbol::kFormalDigit, 9}}, {U'廿', {Symbol::kTens, 2}},
    {U'卅', {Symbol::kTens, 3}},        {U'十', {Symbol::kPower, 1}},
    {U'百', {Symbol::kPower, 2}},       {U'千', {Symbol::kPower, 3}},
    {U'拾', {Symbol::kFormalPower, 1}}, {U'佰', {Symbol::kFormalPower, 2}},
    {U'仟', {Symbol::kFormalPower, 3}}, {U'万', {Symbol::kLargePower, 4}},
    {U'萬', {Symbol::kLargePower, 4}},  {U'亿', {Symbol::kLargePower, 8}},
    {U'億', {Symbol::kLargePower, 8}},  {U'几', {Symbol::kFew, 0}},
    {U'数', {Symbol::kFew, 0}},         {U'多', {Symbol::kMore, 0}},
    {U'余', {Symbol::kMore, 0}},        {U'半', {Symbol::kHalf, 0}},
};

constexpr SymbolTable MakeTable() {
  SymbolTable table;
  uint8_t rows = 1;
  for (const Entry& e : kEntries) {
    uint8_t& row = table.row[e.c >> 8];
    if (row == 0) row = rows++;
    table.symbol[row][e.c & 0xFF] = e.symbol;
  }
  return table;
}

}  // namespace

constinit const SymbolTable kSymbols = MakeTable();

bool BeginsNumeral(char32_t c) {
  const Symbol::Kind kind = SymbolOf(c).kind;
  return kind != Symbol::kNone && kind != Symbol::kMore;
}

LargePower ReadLargePower(std::u32string_view text, size_t i) {
  const Symbol first = SymbolAt(text, i);
  if (first.kind != Symbol::kLargePower) return {};
  const Symbol second = SymbolAt(text, i + 1);
  if (first.value == 4 && second.kind == Symbol::kLargePower && second.value == 8) return {12, 2};
  return {first.value, 1};
}

bool IsMoreAt(std::u32string_view text, size_t i) {
  if (SymbolAt(text, i).kind != Symbol::kMore) return false;
  if (text[i] == U'余') return true;
  const char32_t next = CharAt(text, i + 1);
  // 多媒体, 多功能, 多样化, 多渠道, 多元化 are words of their own; 10多元 is money.
  if (next == U'元') return CharAt(text, i + 2) != U'化';
  return next != U'媒' && next != U'功' && next != U'样' && next != U'渠';
}

bool IsUnitAfterThousand(char32_t next) {
  return next != U'\0' &&
         std::u32string_view(U"米克瓦卡伏赫").find(next) != std::u32string_view::npos;
}

int64_t PowerOfTen(int power) {
  int64_t v = 1;
  for (; power > 0; --power) v *= 10;
  return v;
}

}  // namespace dudao::text
