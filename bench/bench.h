// What the benchmarks share: texts of real length, medians, rows of a result table.
#ifndef DUDAO_BENCH_BENCH_H_
#define DUDAO_BENCH_BENCH_H_

#include <algorithm>
#include <string>
#include <vector>

namespace dudao::bench {

struct Text {
  std::string name;
  std::string bytes;
};

// The .txt files among `paths` and below the folders among them, by name.
std::vector<Text> ReadTexts(const std::vector<std::string>& paths);

// Invented reports of some 60 kB each, composed of the sentences in a file like long_report.tsv;
// empty when it cannot be read.
std::vector<Text> LongReports(const std::string& sentences);

// `text` made distinct: a line that carries `number` after its first line.
std::string Distinct(const std::string& text, int number);

inline double Median(std::vector<double> v) {
  std::nth_element(v.begin(), v.begin() + v.size() / 2, v.end());
  return v[v.size() / 2];
}

// Each prints Markdown table rows `| what | figure |` to stdout; non-zero on a fault.
int AnalysisBench(const std::string& data_dir, const std::vector<std::string>& paths, int spin);
// Writes LongReports to `folder`.
int Compose(const std::string& sentences, const std::string& folder);
int ColdBench(const std::string& program, const std::vector<std::string>& paths);
int LoadBench(const std::string& server, int reports, const std::string& label,
              const std::vector<std::string>& paths);

}  // namespace dudao::bench

#endif  // DUDAO_BENCH_BENCH_H_
