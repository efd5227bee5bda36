#include "tests/papers/office.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace dudao::test {
namespace {

namespace fs = std::filesystem;

// OOXMLRecalcMode 0: always, whatever program wrote the file.
constexpr char kSettings[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
    "<oor:items xmlns:oor=\"http://openoffice.org/2001/registry\" "
    "xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" "
    "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
    "<item oor:path=\"/org.openoffice.Office.Calc/Formula/Load\">"
    "<prop oor:name=\"OOXMLRecalcMode\" oor:op=\"fuse\"><value>0</value></prop></item>"
    "</oor:items>";

bool InPath(const std::string& program) {
  const char* path = std::getenv("PATH");
  std::istringstream folders(path == nullptr ? "" : path);
  for (std::string folder; std::getline(folders, folder, ':');) {
    std::error_code ignored;
    if (fs::exists(fs::path(folder) / program, ignored)) return true;
  }
  return false;
}

}  // namespace

Office::Office() : there_(InPath("soffice")) {
  fs::create_directories(profile_.File("user"));
  std::ofstream(profile_.File("user/registrymodifications.xcu")) << kSettings;
}

bool Office::Convert(const std::vector<std::string>& files, const std::string& to,
                     const std::string& folder) const {
  fs::create_directories(folder);
  std::vector<std::string> command = {
      "soffice",      "-env:UserInstallation=file://" + profile_.path(),
      "--headless",   "--norestore",
      "--convert-to", to,
      "--outdir",     folder};
  command.insert(command.end(), files.begin(), files.end());
  Process process(command, profile_.File("log"));
  if (process.Wait(std::chrono::seconds(120)) != 0) return false;
  const std::string extension = to.substr(0, to.find(':'));
  for (const std::string& file : files) {
    if (!fs::exists(fs::path(folder) / (fs::path(file).stem().string() + "." + extension))) {
      return false;
    }
  }
  return true;
}

std::string PrintedBy(const std::vector<std::string>& arguments) {
  const TempDir dir;
  Process process(arguments, dir.File("out"));
  if (process.Wait() != 0) return "";
  std::string out;
  for (const char c : ReadFile(dir.File("out"))) {
    if (c != ' ' && c != '\n' && c != '\f' && c != '\r') out += c;
  }
  return out;
}

}  // namespace dudao::test
