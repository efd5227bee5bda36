// Whole in-process analysis (bytes to Review message) beside ICU's Chinese word BreakIterator over
// the same text, in turn, on one core. Quote the ratio: single speeds drift with the machine.
#include <fmt/format.h>
#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

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

// The texts as ICU reads them, and its words over them.
class Words {
 public:
  explicit Words(const std::vector<Text>& texts) {
    for (const Text& t : texts) texts_.push_back(icu::UnicodeString::fromUTF8(t.bytes));
    UErrorCode failed = U_ZERO_ERROR;
    breaks_.reset(icu::BreakIterator::createWordInstance(icu::Locale("zh"), failed));
    if (U_FAILURE(failed)) breaks_.reset();
  }
  explicit operator bool() const { return breaks_ != nullptr; }

  size_t Count() {
    size_t boundaries = 0;
    for (const icu::UnicodeString& t : texts_) {
      breaks_->setText(t);
      while (breaks_->next() != icu::BreakIterator::DONE) ++boundaries;
    }
    return boundaries;
  }

 private:
  std::vector<icu::UnicodeString> texts_;
  std::unique_ptr<icu::BreakIterator> breaks_;
};

// Our analysis of the texts, with what each stage took in all.
class Reviews {
 public:
  Reviews(const cli::Analysis& analysis, const std::vector<Text>& texts)
      : analysis_(analysis), texts_(texts) {}

  void Make() {
    reviews_.clear();
    for (const Text& t : texts_) {
      auto result = analysis_.Analyse(t.bytes, t.name, {});
      if (!result.ok()) continue;
      stages_.ingest += result->timing.ingest();
      stages_.segmentation += result->timing.segmentation();
      stages_.extraction += result->timing.extraction();
      stages_.scoring += result->timing.scoring();
      reviews_.push_back(*std::move(result));
    }
  }
  size_t Write() {
    size_t bytes = 0;
    for (const cli::AnalysisResult& r : reviews_) {
      out_.clear();
      writer_.Append(*r.review, &out_);
      bytes += out_.size();
    }
    return bytes;
  }
  size_t count() const { return reviews_.size(); }
  const Stages& stages() const { return stages_; }

 private:
  const cli::Analysis& analysis_;
  const std::vector<Text>& texts_;
  std::vector<cli::AnalysisResult> reviews_;
  Stages stages_;
  json::ProtoJsonWriter writer_;
  std::string out_;
};

// Each a round: MB/s, how often faster, seconds.
struct Rounds {
  std::vector<double> ours, icu, ratio, writing;
};

Rounds Measure(double bytes, Reviews* reviews, Words* words) {
  Rounds out;
  size_t seen = 0;
  for (int round = 0; round < kRounds; ++round) {
    const double a = Seconds([&] { reviews->Make(); });
    const double b = Seconds([&] { seen += words->Count(); });
    out.writing.push_back(Seconds([&] { seen += reviews->Write(); }));
    out.ours.push_back(bytes / a / kMegabyte);
    out.icu.push_back(bytes / b / kMegabyte);
    out.ratio.push_back(b / a);
  }
  if (seen == 0) out.ours.clear();  // nothing was done, and nothing is claimed
  return out;
}

void PrintTexts(const std::vector<Text>& texts, double bytes) {
  std::vector<double> sizes;
  for (const Text& t : texts) sizes.push_back(static_cast<double>(t.bytes.size()));
  fmt::print("| texts | {} files, {:.0f} kB, median {:.0f} bytes |\n", texts.size(), bytes / 1e3,
             Median(sizes));
}

void Print(const Rounds& rounds, const Stages& s, double bytes) {
  const double all = s.ingest + s.segmentation + s.extraction + s.scoring;
  const double ours = Median(rounds.ours);
  const auto [low, high] = std::minmax_element(rounds.ratio.begin(), rounds.ratio.end());
  Row("whole analysis, one core", ours, "MB/s");
  Row("ICU zh word BreakIterator, same texts, same run", Median(rounds.icu), "MB/s");
  fmt::print("| **ratio** (median of {} pairs) | **{:.2f}** ({:.2f} to {:.2f}) |\n", kRounds,
             Median(rounds.ratio), *low, *high);
  fmt::print(
      "| share of ingest / segmentation / extraction / scoring | {:.0f} / {:.0f} / {:.0f} / {:.0f} "
      "% |\n",
      100 * s.ingest / all, 100 * s.segmentation / all, 100 * s.extraction / all,
      100 * s.scoring / all);
  Row("segmentation alone", ours * all / s.segmentation, "MB/s");
  fmt::print("| writing the reviews as JSON, timed apart | {:.1f} % of the analysis |\n",
             100 * Median(rounds.writing) * ours * kMegabyte / bytes);
}

// Whole lines from a third of the text on, about `size` bytes: a sign-off would end the report.
std::string_view Piece(std::string_view text, size_t size) {
  const size_t begin = text.find('\n', text.size() / 3);
  if (begin == text.npos) return {};
  const size_t end = text.rfind('\n', begin + size);
  return end == text.npos || end <= begin ? std::string_view() : text.substr(begin, end - begin);
}

// The first text's head and a piece of each, again and again, to about `size` bytes: the smallest
// has some of all, the larger ones have more of the same.
std::string OneOf(const std::vector<Text>& texts, size_t size) {
  const size_t piece = 80000 / texts.size();
  std::string out = texts[0].bytes.substr(0, texts[0].bytes.find('\n', texts[0].bytes.size() / 8));
  for (size_t i = 0; out.size() < size && i < 1000000; ++i) {
    out += Piece(texts[i % texts.size()].bytes, piece);
  }
  out.resize(out.rfind('\n', size));
  return out;
}

// Whether time grows with length alone: one text of each size.
void PrintSeries(const cli::Analysis& analysis, const std::vector<Text>& texts) {
  std::string sizes, speeds, density;
  for (const double megabytes : {0.1, 0.5, 2.0, 10.0}) {
    const std::string text = OneOf(texts, static_cast<size_t>(megabytes * kMegabyte));
    int figures = 0;
    const double seconds = Seconds([&] {
      const auto result = analysis.Analyse(text, "series.txt", {});
      figures = result.ok() ? result->review->quantities_size() : 0;
    });
    const char* const parts = sizes.empty() ? "" : " / ";
    sizes += fmt::format("{}{:g}", parts, megabytes);
    speeds += fmt::format("{}{:.1f}", parts, text.size() / seconds / kMegabyte);
    density += fmt::format("{}{:.0f}", parts, figures / megabytes);
  }
  fmt::print("| one text of {} MB | {} MB/s; {} figures a MB |\n", sizes, speeds, density);
}

}  // namespace

int AnalysisBench(const std::string& data_dir, const std::vector<std::string>& paths, int spin) {
  const std::vector<Text> texts = ReadTexts(paths);
  auto data = ReadDataDir(data_dir);
  if (texts.empty() || !data.ok()) {
    fmt::print(stderr, "no texts, or no data: {}\n", std::string(data.status().message()));
    return 1;
  }
  // Room for the longest of the series.
  auto analysis = cli::Analysis::Create(*data, ingest::MakeIngester({.max_text_bytes = 16u << 20}));
  if (!analysis.ok()) {
    fmt::print(stderr, "{}\n", std::string(analysis.status().message()));
    return 1;
  }
  if (spin > 0) return Spin(**analysis, texts, spin);
  double bytes = 0;
  for (const Text& t : texts) bytes += static_cast<double>(t.bytes.size());
  Words words(texts);
  if (!words) return 1;
  Reviews reviews(**analysis, texts);
  const Rounds rounds = Measure(bytes, &reviews, &words);
  if (reviews.count() != texts.size() || rounds.ours.empty()) {
    fmt::print(stderr, "only {} of {} texts were read\n", reviews.count(), texts.size());
    return 1;
  }
  PrintTexts(texts, bytes);
  Print(rounds, reviews.stages(), bytes);
  PrintSeries(**analysis, texts);
  return 0;
}

}  // namespace dudao::bench
