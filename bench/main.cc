// dudao-bench analysis|cold|load|compose …: see --help; `./x bench` runs all and writes
// docs/performance.md.
#include <CLI/CLI.hpp>

#include "bench/bench.h"

int main(int argc, char** argv) {
  CLI::App app("Benchmarks of dudao. Each prints rows of a Markdown table.", "dudao-bench");
  app.require_subcommand(1);
  std::vector<std::string> paths;
  std::string data = "data", sentences = "bench/long_report.tsv", folder, program, server, label;
  int reports = 2000, spin = 0;
  auto* analysis = app.add_subcommand("analysis", "bytes to Review on one core, beside ICU");
  analysis->add_option("--data", data, "data folder");
  analysis->add_option("--spin", spin, "only analyse, so many times, for a profiler");
  analysis->add_option("paths", paths, "texts, or folders of .txt")->required();
  auto* cold = app.add_subcommand("cold", "a new `dudao check` process for one file");
  cold->add_option("--program", program, "path of dudao")->required();
  cold->add_option("file", paths, "one report")->required();
  auto* load = app.add_subcommand("load", "reports a second through a running server");
  load->add_option("--server", server, "HOST:PORT")->required();
  load->add_option("--reports", reports, "how many");
  load->add_option("--label", label, "name of the row")->required();
  load->add_option("paths", paths, "texts, or folders of .txt")->required();
  auto* compose = app.add_subcommand("compose", "write invented reports of real length");
  compose->add_option("--sentences", sentences, "what they are composed of");
  compose->add_option("folder", folder, "where to")->required();
  CLI11_PARSE(app, argc, argv);
  if (*analysis) return dudao::bench::AnalysisBench(data, paths, spin);
  if (*compose) return dudao::bench::Compose(sentences, folder);
  if (*cold) return dudao::bench::ColdBench(program, paths);
  return dudao::bench::LoadBench(server, reports, label, paths);
}
