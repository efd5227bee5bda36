// `dudao check -o` over three invented places, and what it wrote.
#ifndef DUDAO_TESTS_PAPERS_PAPERS_RUN_H_
#define DUDAO_TESTS_PAPERS_PAPERS_RUN_H_

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/papers/written_book.h"
#include "tests/support/process.h"

namespace dudao::test {

struct ReportedPlace {
  std::string file;   // of data/samples, without .txt
  std::string label;  // its folder
  std::string word;   // what names it and no other
};

// In the order of their files.
const std::vector<ReportedPlace>& ThreePlaces();

class PapersRun {
 public:
  // Checks the three places.
  PapersRun();

  // Of a command of `dudao`; what it printed is in `said`.
  int Dudao(const std::vector<std::string>& arguments, std::string* said = nullptr) const;
  int Check(std::string* said = nullptr) const;
  int Letter(const ReportedPlace& place, const std::string& decisions,
             std::string* said = nullptr) const;

  std::string Inside(const std::string& file) const { return out_.File("内部/" + file); }
  std::string Feedback(const std::string& file) const { return out_.File("反馈/" + file); }
  std::string Desk(const ReportedPlace& place) const {
    return Inside(place.label + "/问题清单.xlsx");
  }
  std::string Report(const ReportedPlace& place) const;
  nlohmann::json Review(const ReportedPlace& place) const;
  // Sets 处理 of every row of a place's desk.
  void DecideAll(const ReportedPlace& place, const std::string& verdict) const;

  const std::string& out() const { return out_.path(); }

 private:
  TempDir out_;
};

// All parts of an OOXML file, end to end.
std::string Unpacked(const std::string& path);
// Files below a folder, their paths relative to it, sorted.
std::vector<std::string> FilesBelow(const std::string& folder);

}  // namespace dudao::test

#endif  // DUDAO_TESTS_PAPERS_PAPERS_RUN_H_
