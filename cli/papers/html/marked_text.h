// The report's own text as HTML, paragraph by paragraph, cut wherever a mark begins or ends, so
// that marks may overlap in any way: each piece names all marks it lies in (data-m).
//
//   <p><span class="m q error" data-m="3 17">112所</span>…</p>
#ifndef DUDAO_CLI_PAPERS_HTML_MARKED_TEXT_H_
#define DUDAO_CLI_PAPERS_HTML_MARKED_TEXT_H_

#include <string>

#include "cli/display/words.h"
#include "cli/papers/html/marks.h"

namespace dudao::cli {

// Line breaks that only wrap a line are left out, page furniture is folded away.
std::string MarkedText(const v1::Review& review, const Paper& paper, const Marks& marks,
                       const Words& words);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_PAPERS_HTML_MARKED_TEXT_H_
