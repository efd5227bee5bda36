// Debian's Chromium without a window, driven over a pipe (DevTools protocol): pages are clicked,
// typed at and printed as an officer's browser does, with no driver to install and no network.
//
//   Browser browser(dir);
//   browser.Open("file:///…/云岭县.html", 1366, 768);
//   browser.Click("#f1 .go");
//   browser.Eval("document.querySelectorAll('.lit').length");   // 3
#ifndef DUDAO_TESTS_SUPPORT_BROWSER_H_
#define DUDAO_TESTS_SUPPORT_BROWSER_H_

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/support/process.h"

namespace dudao::test {

class Browser {
 public:
  // Whether the program is on this machine; the tests skip without it.
  static bool Installed();

  // Files of the browser live in `dir`. Throws std::runtime_error when it does not answer, as all
  // calls do: a test that ends so has failed.
  explicit Browser(const TempDir& dir);
  ~Browser();
  Browser(const Browser&) = delete;
  Browser& operator=(const Browser&) = delete;

  // Loads `url` in a fresh tab with a page area of this size and waits until it is there.
  void Open(const std::string& url, int width, int height);
  // The value of a JavaScript expression.
  nlohmann::json Eval(const std::string& expression);
  // Presses and releases the mouse in the middle of the first piece of what `selector` finds,
  // scrolled into view before.
  void Click(const std::string& selector);
  // A key by its name: Escape, Enter, Tab.
  void Press(const std::string& key);
  // The page as a PDF on its own paper size.
  std::string Print();
  // The page area as a PNG.
  std::string Picture();

  // What went to the console, was thrown or was refused since Open; requests for anything but the
  // page itself.
  const std::vector<std::string>& complaints() const { return complaints_; }
  const std::vector<std::string>& requests() const { return requests_; }

 private:
  nlohmann::json Call(const std::string& method, const nlohmann::json& parameters = {});
  nlohmann::json Read();
  void Note(const nlohmann::json& event);

  Process process_;
  int to_ = -1, from_ = -1;
  int calls_ = 0;
  bool loaded_ = false;
  bool asked_ = false;  // for the page itself
  std::string session_, buffer_;
  std::vector<std::string> complaints_, requests_;
};

}  // namespace dudao::test

#endif  // DUDAO_TESTS_SUPPORT_BROWSER_H_
