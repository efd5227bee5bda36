// The text of a Word paragraph and the fields in it, whole again where Word cut them into runs.
#ifndef DUDAO_CLI_PAPERS_DOCX_FIELD_RUNS_H_
#define DUDAO_CLI_PAPERS_DOCX_FIELD_RUNS_H_

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace dudao::cli {

// The w:t of `paragraph` itself, in order, those of paragraphs inside it (text boxes) left out.
std::vector<pugi::xml_node> TextsOf(const pugi::xml_node& paragraph);

// All w:p below `node`, outer ones first.
std::vector<pugi::xml_node> ParagraphsOf(const pugi::xml_node& node);

std::string TextOf(const pugi::xml_node& paragraph);

// Moves each {{field}} that lies in several w:t into the first of them.
void JoinFields(const pugi::xml_node& paragraph);

// Sets a w:t to `text`; each \n becomes a w:br.
void SetText(pugi::xml_node node, std::string_view text);

// The names of the fields in `text`, without braces: ?稿件标记, 问题.位置. An unended one comes
// last, with its braces.
std::vector<std::string> FieldsIn(std::string_view text);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_PAPERS_DOCX_FIELD_RUNS_H_
