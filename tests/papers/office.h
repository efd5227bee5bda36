// LibreOffice without a screen, with a profile of its own that recalculates every formula on
// opening.
//
//   Office office;
//   if (!office.there()) GTEST_SKIP() << Office::kMissing;
//   office.Convert({"表.xlsx"}, "pdf", dir);     // dir/表.pdf
#ifndef DUDAO_TESTS_PAPERS_OFFICE_H_
#define DUDAO_TESTS_PAPERS_OFFICE_H_

#include <string>
#include <vector>

#include "tests/support/process.h"

namespace dudao::test {

class Office {
 public:
  static constexpr char kMissing[] =
      "soffice is not installed (deploy/install-deps.sh installs it): papers were not opened";

  Office();
  // Whether soffice is in PATH.
  bool there() const { return there_; }
  // Into `folder`, which is made; false when a file did not come out.
  bool Convert(const std::vector<std::string>& files, const std::string& to,
               const std::string& folder) const;

 private:
  TempDir profile_;
  bool there_ = false;
};

// What `arguments` print, spaces and line breaks taken out.
std::string PrintedBy(const std::vector<std::string>& arguments);

}  // namespace dudao::test

#endif  // DUDAO_TESTS_PAPERS_OFFICE_H_
