#include "tests/papers/papers_run.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "services/ingest/core/zip/archive.h"

namespace dudao::test {
namespace fs = std::filesystem;

const std::vector<ReportedPlace>& ThreePlaces() {
  static const std::vector<ReportedPlace> places = {{"dongping-city", "东屏市", "东屏"},
                                                    {"qinghe-district", "临江市青禾区", "青禾"},
                                                    {"yunling-county", "云岭县", "云岭"}};
  return places;
}

PapersRun::PapersRun() { EXPECT_EQ(Check(), 0); }

int PapersRun::Dudao(const std::vector<std::string>& arguments, std::string* said) const {
  const TempDir log;
  std::vector<std::string> command = {DUDAO_BIN_DIR "/dudao"};
  command.insert(command.end(), arguments.begin(), arguments.end());
  Process process(command, log.File("log"));
  const int code = process.Wait();
  if (said != nullptr) *said = ReadFile(log.File("log"));
  return code;
}

std::string PapersRun::Report(const ReportedPlace& place) const {
  return DUDAO_SOURCE_DIR "/data/samples/" + place.file + ".txt";
}

int PapersRun::Check(std::string* said) const {
  std::vector<std::string> arguments = {"check", "-o", out_.path()};
  for (const ReportedPlace& place : ThreePlaces()) arguments.push_back(Report(place));
  return Dudao(arguments, said);
}

int PapersRun::Letter(const ReportedPlace& place, const std::string& decisions,
                      std::string* said) const {
  std::vector<std::string> arguments = {"letter", Report(place), "-o", out_.path()};
  if (!decisions.empty()) arguments.insert(arguments.end(), {"--decisions", decisions});
  return Dudao(arguments, said);
}

nlohmann::json PapersRun::Review(const ReportedPlace& place) const {
  return nlohmann::json::parse(ReadFile(Inside(place.file + ".json")));
}

void PapersRun::DecideAll(const ReportedPlace& place, const std::string& verdict) const {
  WrittenBook desk(Desk(place));
  const size_t rows = desk.Column("问题清单", "问题编号").size();
  for (uint32_t row = 0; row < rows; ++row) desk.Set("问题清单", "处理", row, verdict);
  desk.Save(Desk(place));
}

std::string Unpacked(const std::string& path) {
  const std::string bytes = ReadFile(path);
  auto archive = ingest::zip::Archive::Open(bytes, {});
  EXPECT_TRUE(archive.ok()) << path;
  std::string out;
  for (const auto& entry : archive->entries()) out += entry.name + *archive->Read(entry);
  return out;
}

std::vector<std::string> FilesBelow(const std::string& folder) {
  std::vector<std::string> out;
  std::error_code ignored;
  for (const auto& entry : fs::recursive_directory_iterator(folder, ignored)) {
    if (entry.is_regular_file()) {
      out.push_back(entry.path().lexically_relative(folder).generic_string());
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace dudao::test
