// Wordings of data/messages: a text with places {0} {1} … for arguments.
//
//   FillTemplate("{0}为{1}", {"巩固率", "98%"})   // 巩固率为98%
#ifndef DUDAO_COMMON_TEXT_FILL_TEMPLATE_H_
#define DUDAO_COMMON_TEXT_FILL_TEMPLATE_H_

#include <string>
#include <string_view>
#include <vector>

namespace dudao::text {

// A place without an argument becomes empty; other braces stay. Arguments are not looked into.
std::string FillTemplate(std::string_view wording, const std::vector<std::string>& arguments);

// One more than the highest {N} of `wording`: how many arguments it can use.
size_t TemplateArity(std::string_view wording);

}  // namespace dudao::text

#endif  // DUDAO_COMMON_TEXT_FILL_TEMPLATE_H_
