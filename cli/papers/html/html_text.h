// Words put into a page. Reports are written by others: whatever they hold comes out as text.
//
//   Escaped("<script>")   // &lt;script&gt;
#ifndef DUDAO_CLI_PAPERS_HTML_HTML_TEXT_H_
#define DUDAO_CLI_PAPERS_HTML_HTML_TEXT_H_

#include <map>
#include <string>
#include <string_view>

namespace dudao::cli {

// For elements and quoted attributes. Control characters and those that turn the direction of
// writing become U+FFFD, one for one.
std::string Escaped(std::string_view utf8);
void AppendEscaped(std::u32string_view words, std::string* out);

// A JSON string, quotes included, that can stand in a <script> element.
std::string JsonString(std::string_view utf8);

// 'sha256-…', as a Content-Security-Policy names a script.
std::string ScriptHash(std::string_view script);

// `page` with each {{name}} replaced; what is put in is not looked into. Unknown names become
// empty.
std::string FillPage(std::string_view page, const std::map<std::string, std::string>& parts);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_PAPERS_HTML_HTML_TEXT_H_
