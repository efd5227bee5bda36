#include "tests/unit/services/scoring/core/copied_text/invented_reports.h"

#include <algorithm>

#include "common/text/utf.h"

namespace dudao::scoring {
namespace {

constexpr std::u32string_view kFirst =
    U"学校教师课程安全经费编制培训食堂宿舍操场图书设备资金项目方案制度考核评价督导监测研究活动社团"
    U"阅读"
    U"劳动体育艺术心理家庭社区医院公安交通住建财政人社编办发改卫健文旅妇联团委关工志愿企业园区职业"
    U"技能";
constexpr std::u32string_view kSecond =
    U"推进落实建立完善健全组织开展实施加快扩大改造新建维修配备补充招聘选拔评选表彰检查整改公开公示"
    U"宣传"
    U"动员协调调研走访座谈通报约谈跟踪巩固提升优化整合统筹规划布局均衡普及减轻关爱资助救助帮扶引导"
    U"激励";

std::u32string Pair(std::u32string_view from, size_t i) {
  return std::u32string(from.substr(i % (from.size() / 2) * 2, 2));
}

const std::vector<std::u32string>& SharedPhrases() {
  static const std::vector<std::u32string> phrases = {
      U"全面贯彻党的教育方针", U"落实立德树人根本任务", U"坚持教育优先发展",
      U"办好人民满意的教育",   U"教育高质量发展",       U"义务教育优质均衡发展"};
  return phrases;
}

bool IsFigure(const std::u32string& word) { return word[0] >= U'0' && word[0] <= U'9'; }

}  // namespace

std::u32string Inventor::Word() {
  return Any(2) == 0 ? Pair(kFirst, Any(4096)) : Pair(kSecond, Any(4096));
}

std::u32string Inventor::Figure() {
  const std::string digits = std::to_string(1 + Any(9000));
  return std::u32string(digits.begin(), digits.end()) + (Any(2) == 0 ? U"人" : U"所");
}

Inventor::Words Inventor::Sentence() {
  Words words;
  if (Any(3) == 0) words.push_back(SharedPhrases()[Any(SharedPhrases().size())]);
  const size_t length = 6 + Any(10);
  for (size_t i = 0; i < length; ++i) {
    words.push_back(Any(12) == 0 ? Figure() : Word());
    if (i % 5 == 4) words.push_back(U"，");
  }
  words.push_back(U"。");
  return words;
}

void Inventor::Put(const std::u32string& word, InventedReport* report) {
  const auto begin = static_cast<uint32_t>(report->text.size());
  report->text += word;
  if (!IsFigure(word)) return;
  v1::Span* span = report->review.add_quantities()->mutable_span();
  span->set_begin(begin);
  span->set_end(static_cast<uint32_t>(report->text.size()));
}

void Inventor::Append(const Words& words, InventedReport* report) {
  for (const std::u32string& word : words) Put(word, report);
  report->review.mutable_document()->mutable_body()->set_end(
      static_cast<uint32_t>(report->text.size()));
}

InventedReport Inventor::Report(const std::u32string& place, int sentences) {
  InventedReport report;
  report.review.mutable_document()->set_region(text::ToUtf8(place));
  told_.emplace_back(place, std::vector<Words>{});
  for (int i = 0; i < sentences; ++i) {
    Words words = Sentence();
    if (Any(4) == 0) words.insert(words.begin(), place);
    told_.back().second.push_back(words);
    Append(words, &report);
  }
  return report;
}

Inventor::Words Inventor::Edited(const Words& words, const Edits& edits,
                                 const std::u32string& place) {
  Words out;
  for (const std::u32string& word : words) {
    const int dice = static_cast<int>(Any(100));
    const bool known = std::any_of(told_.begin(), told_.end(),
                                   [&](const auto& report) { return report.first == word; });
    if (known) {
      out.push_back(place);
    } else if (IsFigure(word)) {
      out.push_back(Figure());
    } else if (dice < edits.swapped) {
      out.push_back(Word());
    } else if (dice < edits.swapped + edits.added) {
      out.push_back(word);
      out.push_back(Word());
    } else if (dice >= edits.swapped + edits.added + edits.dropped) {
      out.push_back(word);
    }
  }
  return out;
}

Planted Inventor::Plant(const InventedReport& other, int sentences, const Edits& edits,
                        InventedReport* report) {
  const std::string from = other.review.document().region();
  const auto place = text::ToUtf32(report->review.document().region());
  const auto told = std::find_if(told_.begin(), told_.end(),
                                 [&](const auto& r) { return text::ToUtf8(r.first) == from; });
  const size_t first = Any(told->second.size() - static_cast<size_t>(sentences));
  std::vector<Words> passage(told->second.begin() + static_cast<ptrdiff_t>(first),
                             told->second.begin() + static_cast<ptrdiff_t>(first) + sentences);
  if (edits.moved && passage.size() > 1) std::swap(passage[0], passage[1]);
  Planted planted;
  planted.begin = static_cast<uint32_t>(report->text.size());
  for (const Words& words : passage) Append(Edited(words, edits, *place), report);
  planted.end = static_cast<uint32_t>(report->text.size());
  for (int i = 0; i < 3; ++i) Append(Sentence(), report);
  return planted;
}

}  // namespace dudao::scoring
