#include "services/segmentation/core/page_table.h"

#include <algorithm>

#include "services/segmentation/core/char_class.h"
#include "services/segmentation/core/day.h"
#include "services/segmentation/core/page.h"

namespace dudao::segmentation {
namespace {

using Field = Label::Field;

// Words of a line, parted where spaces stand or a label is glued on: 索 引 号 may be typed with
// spaces inside, so a label is looked for over several of them.
struct Token {
  uint32_t begin, end;
};

// 索引号0104…, 文号〔〕号: a value that running text does not begin with.
bool IsBareValue(View after) {
  return !after.empty() && (IsDigit(after[0]) || IsOpenBracket(after[0]));
}

// Where in a token the next label begins that has its value at once, as print-outs of pages lose
// the blanks between cells: 发布机构云岭县教育局发布日期2021-10-15; or that ends a row after a
// number, its own value empty: 索引号0104/2021主题分类. npos when none does.
size_t GluedLabel(View token, const Lexicon& lexicon) {
  for (size_t i = 2; i + 1 < token.size(); ++i) {
    const Label* label = lexicon.FindLabel(token.substr(i));
    if (label == nullptr) continue;
    const View after = token.substr(i + label->word.size());
    if (IsBareValue(after) || (after.empty() && IsDigit(token[i - 1]))) return i;
  }
  return View::npos;
}

std::vector<Token> Tokens(View line, const Lexicon& lexicon) {
  std::vector<Token> tokens;
  for (uint32_t i = 0; i < line.size();) {
    while (i < line.size() && IsBlank(line[i])) ++i;
    uint32_t begin = i;
    while (i < line.size() && !IsBlank(line[i])) ++i;
    if (begin == i) break;
    const size_t glued = GluedLabel(line.substr(begin, i - begin), lexicon);
    if (glued != View::npos) {
      tokens.push_back({begin, begin + static_cast<uint32_t>(glued)});
      begin = tokens.back().end;
    }
    tokens.push_back({begin, i});
  }
  return tokens;
}

// The label that begins at token `first`; `past` is the place after it and its colon.
const Label* LabelAt(View line, const std::vector<Token>& tokens, size_t first,
                     const Lexicon& lexicon, uint32_t* past) {
  uint32_t at = tokens[first].begin;
  if (IsOpenBracket(line[at])) ++at;  // 【发布机构】
  const Label* label = lexicon.FindLabel(Squeeze(line.substr(at, 40)));
  if (label == nullptr) return nullptr;
  const uint32_t begin = at;
  for (size_t seen = 0; seen < label->word.size(); ++at) seen += !IsBlank(line[at]);
  const bool wide = line.substr(begin, at - begin).find(U'\t') != View::npos;  // 名	称
  const View after = line.substr(at);
  const bool glued = wide || IsBareValue(after) || GluedLabel(after, lexicon) != View::npos;
  while (at < line.size() && IsBlank(line[at])) ++at;
  const bool colon = at < line.size() && (IsColon(line[at]) || IsCloseBracket(line[at]));
  const bool parted = at >= line.size() || colon || IsBlank(line[at - 1]) || glued;
  if (!parted) return nullptr;  // 来源于, 名称为: running text
  *past = at + colon;
  return label;
}

bool IsEmptyDocNo(View value) { return std::none_of(value.begin(), value.end(), IsDigit); }

// Without the bars and brackets that part the cells of some pages' tables.
View WithoutBars(View value) {
  const auto bar = [](char32_t c) { return IsBlank(c) || c == U'|' || c == U'｜' || c == U'│'; };
  while (!value.empty() && bar(value.front())) value.remove_prefix(1);
  while (!value.empty() && (bar(value.back()) || value.back() == U'【')) value.remove_suffix(1);
  return value;
}

void Keep(Field field, View value, PageTable* table) {
  value = WithoutBars(value);
  const Word squeezed = Squeeze(value);
  if (squeezed.empty() || squeezed == U"无" || squeezed == U"/" || squeezed == U"—" ||
      squeezed == U"-")
    return;
  const auto set = [&](std::u32string* to) {
    if (to->empty()) *to = value;
  };
  if (field == Field::kIssuer) set(&table->issuer);
  if (field == Field::kIndexNo) set(&table->index_no);
  if (field == Field::kDocNo && !IsEmptyDocNo(squeezed)) set(&table->doc_no);
  if (field != Field::kPublishDate || !table->publish_date.empty()) return;
  if (const auto day = ReadDay(squeezed)) table->publish_date = day->iso;
}

class TableReader {
 public:
  TableReader(View text, const std::vector<Line>& lines, const Lexicon& lexicon, Page* page)
      : text_(text), lines_(lines), lexicon_(lexicon), page_(page) {}

  // Reads line `i`; returns how many lines it took.
  uint32_t ReadRow(uint32_t i, uint32_t end);

 private:
  View Words(uint32_t i) const { return text_.substr(lines_[i].span.begin, lines_[i].span.size()); }
  bool StartsWithLabel(uint32_t i) const {
    uint32_t past = 0;
    const View line = Words(i);
    const auto tokens = Tokens(line, lexicon_);
    return !tokens.empty() && LabelAt(line, tokens, 0, lexicon_, &past) != nullptr;
  }

  View text_;
  const std::vector<Line>& lines_;
  const Lexicon& lexicon_;
  Page* page_;
};

uint32_t TableReader::ReadRow(uint32_t i, uint32_t end) {
  if (lines_[i].blank() || lines_[i].span.size() > 120) return 1;
  const View line = Words(i);
  const std::vector<Token> tokens = Tokens(line, lexicon_);
  Field field = Field::kNone;
  uint32_t value = 0, past = 0;
  bool any = false;
  for (size_t t = 0; t < tokens.size(); ++t) {
    const Label* label = LabelAt(line, tokens, t, lexicon_, &past);
    if (label == nullptr) {
      if (t == 0) return 1;
      continue;
    }
    if (any) Keep(field, line.substr(value, tokens[t].begin - value), &page_->table);
    any = true;
    field = label->field;
    value = past;
    while (t + 1 < tokens.size() && tokens[t + 1].begin < past) ++t;
  }
  page_->chrome[i] = 1;
  const auto rest = Trim(line, {value, static_cast<uint32_t>(line.size())});
  if (!rest.empty()) {
    Keep(field, line.substr(rest.begin, rest.size()), &page_->table);
    return 1;
  }
  // The value stands on the next line.
  uint32_t next = i + 1;
  while (next < end && lines_[next].blank()) ++next;
  if (next >= end || lines_[next].span.size() > 40 || StartsWithLabel(next)) return 1;
  Keep(field, Words(next), &page_->table);
  page_->chrome[next] = 1;
  return next + 1 - i;
}

}  // namespace

void ReadTable(View text, const std::vector<Line>& lines, uint32_t begin, uint32_t end,
               const Lexicon& lexicon, Page* page) {
  TableReader reader(text, lines, lexicon, page);
  for (uint32_t i = begin; i < end;) i += reader.ReadRow(i, end);
}

void ReadStandingDate(View text, const std::vector<Line>& lines, uint32_t begin, uint32_t end,
                      const Lexicon& lexicon, Page* page) {
  for (uint32_t i = begin; i < end; ++i) {
    if (lines[i].blank() || lines[i].span.size() > 60) continue;
    const Word s = Squeeze(text.substr(lines[i].span.begin, lines[i].span.size()));
    const auto day = ReadDay(IsOpenBracket(s[0]) ? View(s).substr(1) : View(s));
    if (!day) continue;
    if (page->table.publish_date.empty()) page->table.publish_date = day->iso;
    const View rest = View(s).substr(day->length);
    const bool labelled = lexicon.FindLabel(rest) != nullptr || lexicon.FindChrome(rest);
    if (labelled || s.find(U'年') == Word::npos) page->chrome[i] = 1;
  }
}

}  // namespace dudao::segmentation
