// A framework as a tree in Chinese, and what in it deserves a second look.
//
//   RenderFramework(framework)
//   一、党的领导与统筹（12分）
//     1.1 党组织覆盖与领导小组运行（4分，由人评定）…
#ifndef DUDAO_CLI_FRAMEWORK_FRAMEWORK_TREE_H_
#define DUDAO_CLI_FRAMEWORK_FRAMEWORK_TREE_H_

#include <string>
#include <vector>

#include "services/scoring/core/rules/framework.h"

namespace dudao::cli {

std::string RenderFramework(const scoring::Framework& framework);

// default-county  示范框架  县（市、区）  版本 2  100 分 23 项
std::string RenderFrameworkLine(const scoring::Framework& framework);

// What is allowed and probably not meant: no 100 points, an indicator that no words bring evidence
// for, lines that are switched off, no 责任单位.
std::vector<std::string> Doubts(const scoring::Framework& framework);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_FRAMEWORK_FRAMEWORK_TREE_H_
