// An OFD made in a test: pages of words at places in millimetres.
//
//   Ofd ofd;
//   ofd.pages.push_back(Words(30, 40, 5, "基本情况"));
//   std::string bytes = ofd.Bytes();
#ifndef DUDAO_TESTS_SUPPORT_OFD_WRITER_H_
#define DUDAO_TESTS_SUPPORT_OFD_WRITER_H_

#include <string>
#include <string_view>
#include <vector>

namespace dudao::test {

struct Ofd {
  std::vector<std::string> pages;      // insides of a layer
  std::vector<std::string> templates;  // the same, shown behind every page
  std::string prefix = "ofd:";         // of element names; empty for the default namespace

  std::string Bytes() const;
};

// A TextObject whose boundary begins at (x, y); each character is as wide as `size`, those of ASCII
// half. `attributes` are more of the object's.
std::string Words(double x, double y, double size, std::string_view words,
                  std::string_view attributes = "");

}  // namespace dudao::test

#endif  // DUDAO_TESTS_SUPPORT_OFD_WRITER_H_
