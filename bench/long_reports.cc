// Reports of real length for a bench without any other texts: sentences of long_report.tsv, again
// and again with other figures, under the headings a report has.
#include <cstdint>
#include <fstream>
#include <map>
#include <string_view>

#include "bench/bench.h"

namespace dudao::bench {
namespace {

constexpr size_t kBytes = 60'000;
constexpr std::string_view kPlaces[] = {"云岭县", "石桥县", "青禾县", "临川县", "东坪县"};

struct Section {
  std::string_view heading;
  std::vector<std::string_view> kinds;
  size_t share;  // of the report, in hundredths
};

const std::vector<Section>& Sections() {
  static const std::vector<Section> kSections = {
      {"一、基本情况", {"opening", "basics"}, 10},
      {"二、履行教育职责情况", {}, 0},
      {"（一）加强党的领导和统筹推进", {"leadership"}, 18},
      {"（二）落实教育投入", {"funding"}, 18},
      {"（三）加强教师队伍建设", {"teachers"}, 18},
      {"（四）提高教育质量", {"quality"}, 18},
      {"（五）维护校园安全稳定", {"safety"}, 8},
      {"三、存在的问题", {"problems"}, 5},
      {"四、下一步打算", {"plans"}, 5},
  };
  return kSections;
}

// The same numbers in every run, on every machine (splitmix64).
class Numbers {
 public:
  explicit Numbers(uint64_t seed) : state_(seed) {}
  uint64_t Below(uint64_t n) {
    uint64_t z = state_ += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return (z ^ (z >> 31)) % n;
  }

 private:
  uint64_t state_;
};

std::string Fraction(uint64_t hundredths) {
  const std::string rest = std::to_string(100 + hundredths % 100);
  return std::to_string(hundredths / 100) + "." + rest.substr(1);
}

std::string ValueOf(std::string_view name, std::string_view place, Numbers* numbers) {
  if (name == "place") return std::string(place);
  if (name == "n") return std::to_string(3 + numbers->Below(numbers->Below(2) ? 90 : 4000));
  if (name == "d") return Fraction(100'000 + numbers->Below(90'000'000));
  if (name == "p") return Fraction(500 + numbers->Below(9'400));
  return std::to_string(2018 + numbers->Below(4));  // y
}

std::string Filled(std::string_view sentence, std::string_view place, Numbers* numbers) {
  std::string out;
  while (!sentence.empty()) {
    const size_t open = sentence.find('{');
    const size_t close = sentence.find('}', open);
    out += sentence.substr(0, open);
    if (close == std::string_view::npos) break;
    out += ValueOf(sentence.substr(open + 1, close - open - 1), place, numbers);
    sentence.remove_prefix(close + 1);
  }
  return out;
}

using Sentences = std::map<std::string, std::vector<std::string>, std::less<>>;

Sentences ReadSentences(const std::string& path) {
  Sentences out;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    const size_t tab = line.find('\t');
    if (line.starts_with('#') || tab == std::string::npos) continue;
    out[line.substr(0, tab)].push_back(line.substr(tab + 1));
  }
  return out;
}

std::string Compose(const Sentences& sentences, std::string_view place, Numbers* numbers) {
  static constexpr size_t kParagraph = 600;  // bytes, about
  std::string out = std::string(place) + "人民政府2020年履行教育职责自评报告\n";
  for (const Section& section : Sections()) {
    (out += section.heading) += '\n';
    size_t at = 0, left = kBytes * section.share / 100, line = out.size();
    while (left > 0 && !section.kinds.empty()) {
      const auto& list = sentences.find(section.kinds[at++ % section.kinds.size()])->second;
      const std::string sentence = Filled(list[numbers->Below(list.size())], place, numbers);
      out += sentence;
      left -= std::min(left, sentence.size());
      if (out.size() - line > kParagraph || left == 0) line = (out += '\n').size();
    }
  }
  return out + std::string(place) + "人民政府\n2021年3月18日\n";
}

}  // namespace

int Compose(const std::string& sentences, const std::string& folder) {
  const std::vector<Text> reports = LongReports(sentences);
  for (const Text& report : reports) {
    std::ofstream out(folder + "/" + report.name, std::ios::binary);
    if (!(out << report.bytes)) return 1;
  }
  return reports.empty() ? 1 : 0;
}

std::vector<Text> LongReports(const std::string& sentences) {
  const Sentences all = ReadSentences(sentences);
  std::vector<Text> out;
  if (all.size() < 9) return out;
  Numbers numbers(7);
  for (const std::string_view place : kPlaces)
    out.push_back({std::string(place) + ".txt", Compose(all, place, &numbers)});
  return out;
}

}  // namespace dudao::bench
