// Whole in-process analysis (bytes to Review message) beside ICU's Chinese word BreakIterator over
// the same text, in turn, on one core. Quote the ratio: single speeds drift with the machine.
#include <fmt/format.h>
#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <chrono>
#include <memory>

#include "bench/bench.h"
#include "cli/analysis.h"
#include "common/config/data_dir.h"
#include "common/json/proto_json.h"

namespace dudao::bench {
namespace {

using Clock = std::chrono::steady_clock;
constexpr int kRounds = 9;
constexpr double kMegabyte = 1e6;

// Repeats `work` until half a second is over; seconds for one.
template <typename Work>
double Seconds(const Work& work) {
  const auto begin = Clock::now();
  int times = 0;
  std::chrono::duration<double> spent{};
  do {
    work();
    ++times;
    spent = Clock::now() - begin;
  } while (spent.count() < 0.5);
  return spent.count() / times;
}

void Row(const char* what, double value, const char* unit) {
  fmt::print("| {} | {:.1f} {} |\n", what, value, unit);
}

struct Stages {
  double ingest = 0, segmentation = 0, extraction = 0, scoring = 0;
};

int Spin(const cli::Analysis& analysis, const std::vector<Text>& texts, int times) {
  size_t marks = 0;
  for (int i = 0; i < times; ++i) {
    for (const Text& t : texts) {
      const auto result = analysis.Analyse(t.bytes, t.name, {});
      if (result.ok()) marks += result->review->quantities_size();
    }
  }
  return marks > 0 ? 0 : 1;
}

}  // namespace

int AnalysisBench(const std::string& data_dir, const std::vector<std::string>& paths, int spin) {
  const std::vector<Text> texts = ReadTexts(paths);
  auto data = ReadDataDir(data_dir);
  if (texts.empty() || !data.ok()) {
    fmt::print(stderr, "no texts, or no data: {}\n", std::string(data.status().message()));
    return 1;
  }
  auto analysis = cli::Analysis::Create(*data);
  if (!analysis.ok()) {
    fmt::print(stderr, "{}\n", std::string(analysis.status().message()));
    return 1;
  }
  if (spin > 0) return Spin(**analysis, texts, spin);
  double bytes = 0;
  std::vector<icu::UnicodeString> wide;
  for (const Text& t : texts) {
    bytes += static_cast<double>(t.bytes.size());
    wide.push_back(icu::UnicodeString::fromUTF8(t.bytes));
  }
  UErrorCode failed = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> words(
      icu::BreakIterator::createWordInstance(icu::Locale("zh"), failed));
  if (U_FAILURE(failed)) return 1;

  std::vector<double> ours, icu, ratio, writing;
  std::vector<cli::AnalysisResult> reviews;
  Stages stages;
  size_t marks = 0, boundaries = 0;
  for (int round = 0; round < kRounds; ++round) {
    int passes = 0;
    const double a = Seconds([&] {
      ++passes;
      reviews.clear();
      for (const Text& t : texts) {
        auto result = (*analysis)->Analyse(t.bytes, t.name, {});
        if (!result.ok()) continue;
        stages.ingest += result->timing.ingest();
        stages.segmentation += result->timing.segmentation();
        stages.extraction += result->timing.extraction();
        stages.scoring += result->timing.scoring();
        marks += result->review->quantities_size();
        reviews.push_back(*std::move(result));
      }
    });
    const double b = Seconds([&] {
      for (const icu::UnicodeString& t : wide) {
        words->setText(t);
        while (words->next() != icu::BreakIterator::DONE) ++boundaries;
      }
    });
    json::ProtoJsonWriter writer;
    std::string out;
    writing.push_back(Seconds([&] {
      for (const cli::AnalysisResult& r : reviews) {
        out.clear();
        writer.Append(*r.review, &out);
        marks += out.size();
      }
    }));
    ours.push_back(bytes / a / kMegabyte);
    icu.push_back(bytes / b / kMegabyte);
    ratio.push_back(b / a);
  }
  if (reviews.size() != texts.size() || marks == 0 || boundaries == 0) {
    fmt::print(stderr, "only {} of {} texts were read\n", reviews.size(), texts.size());
    return 1;
  }
  const double all = stages.ingest + stages.segmentation + stages.extraction + stages.scoring;
  fmt::print("| texts | {} files, {:.0f} kB, median {:.0f} bytes |\n", texts.size(), bytes / 1e3,
             [&] {
               std::vector<double> sizes;
               for (const Text& t : texts) sizes.push_back(static_cast<double>(t.bytes.size()));
               return Median(sizes);
             }());
  Row("whole analysis, one core", Median(ours), "MB/s");
  Row("ICU zh word BreakIterator, same texts, same run", Median(icu), "MB/s");
  fmt::print("| **ratio** (median of {} pairs) | **{:.2f}** ({:.2f} to {:.2f}) |\n", kRounds,
             Median(ratio), *std::min_element(ratio.begin(), ratio.end()),
             *std::max_element(ratio.begin(), ratio.end()));
  fmt::print(
      "| share of ingest / segmentation / extraction / scoring | {:.0f} / {:.0f} / {:.0f} / {:.0f} "
      "% |\n",
      100 * stages.ingest / all, 100 * stages.segmentation / all, 100 * stages.extraction / all,
      100 * stages.scoring / all);
  fmt::print("| segmentation alone | {:.1f} MB/s |\n", Median(ours) * all / stages.segmentation);
  fmt::print("| writing the reviews as JSON, timed apart | {:.1f} % of the analysis |\n",
             100 * Median(writing) * Median(ours) * kMegabyte / bytes);
  return 0;
}

}  // namespace dudao::bench
