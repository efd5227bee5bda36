// What a report's place is called in tables and folders.
//
//   PlaceLabels labels;
//   labels.Take(paper);   // 云岭县; a second report of it: 云岭县（自评报告2）
#ifndef DUDAO_CLI_PAPERS_MODEL_PLACE_NAME_H_
#define DUDAO_CLI_PAPERS_MODEL_PLACE_NAME_H_

#include <set>
#include <string>
#include <string_view>

#include "cli/papers/model/paper.h"

namespace dudao::cli {

// The place; the file's name without its extension when the place is not known.
std::string PlaceOrName(const Paper& paper);

// As a name of a file or folder on any system: no separators or signs, no dots in front, at most 60
// characters.
std::string FileNameOf(std::string_view name);

// Names for the reports of one run, each once, that are good as folders.
class PlaceLabels {
 public:
  std::string Take(const Paper& paper);

 private:
  std::set<std::string> taken_;
};

}  // namespace dudao::cli

#endif  // DUDAO_CLI_PAPERS_MODEL_PLACE_NAME_H_
