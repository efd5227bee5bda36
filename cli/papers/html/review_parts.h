// The parts of a review's page as HTML, by the names data/papers/html/review.html gives them.
#ifndef DUDAO_CLI_PAPERS_HTML_REVIEW_PARTS_H_
#define DUDAO_CLI_PAPERS_HTML_REVIEW_PARTS_H_

#include <map>
#include <string>

#include "cli/display/words.h"
#include "cli/papers/html/marks.h"
#include "cli/papers/model/paper.h"

namespace dudao::cli {

using Parts = std::map<std::string, std::string>;

void AddHeadParts(const Paper& paper, const Words& words, Parts* parts);
void AddAskParts(const Paper& paper, const Marks& marks, const Words& words, Parts* parts);
void AddScoreParts(const Paper& paper, const Marks& marks, const Words& words, Parts* parts);
void AddRelationParts(const Paper& paper, const Marks& marks, const Words& words, Parts* parts);

// A caption of the pages, {0} filled; already escaped.
std::string Caption(const Words& words, std::string_view code, size_t n = 0);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_PAPERS_HTML_REVIEW_PARTS_H_
