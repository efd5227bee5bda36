#include "services/ingest/core/html/list_marker.h"

#include <array>
#include <string_view>
#include <vector>

#include "services/ingest/core/html/element.h"
#include "services/ingest/core/word/number_format.h"

namespace dudao::ingest::html {
namespace {

// A CSS list style, how Word calls it, what stands after it: no gap after a full-width sign.
struct Style {
  std::string_view css;
  std::string_view word;
  std::string_view after;
};

constexpr Style kStyles[] = {
    {"decimal", "decimal", ". "},
    {"decimal-leading-zero", "decimalZero", ". "},
    {"lower-alpha", "lowerLetter", ". "},
    {"lower-latin", "lowerLetter", ". "},
    {"upper-alpha", "upperLetter", ". "},
    {"upper-latin", "upperLetter", ". "},
    {"lower-roman", "lowerRoman", ". "},
    {"upper-roman", "upperRoman", ". "},
    {"cjk-ideographic", "chineseCounting", "、"},
    {"cjk-decimal", "chineseCounting", "、"},
    {"simp-chinese-informal", "chineseCounting", "、"},
    {"trad-chinese-informal", "chineseCounting", "、"},
    {"simp-chinese-formal", "chineseLegalSimplified", "、"},
    {"cjk-heavenly-stem", "ideographTraditional", "、"},
    {"cjk-earthly-branch", "ideographZodiac", "、"},
};

const Style* FindStyle(std::string_view css) {
  for (const Style& style : kStyles) {
    if (style.css == css) return &style;
  }
  return nullptr;
}

// list-style-type, or the one word of list-style that is a type.
std::string StatedStyle(const GumboNode& element) {
  if (auto type = StyleOf(element, "list-style-type"); !type.empty()) return type;
  const std::string all = StyleOf(element, "list-style");
  return all.substr(0, all.find(' '));
}

std::string StyleOfType(const GumboNode& element) {
  const std::string_view type = Attribute(element, "type");
  return type == "a"   ? "lower-alpha"
         : type == "A" ? "upper-alpha"
         : type == "i" ? "lower-roman"
         : type == "I" ? "upper-roman"
                       : "";
}

std::string ListStyle(const GumboNode& list, const GumboNode& item) {
  for (const GumboNode* element : {&item, &list}) {
    if (auto stated = StatedStyle(*element); !stated.empty()) return stated;
    if (auto type = StyleOfType(*element); !type.empty()) return type;
  }
  return "decimal";
}

// The first words of an item.
std::string_view FirstWords(const GumboNode& item) {
  std::vector<const GumboNode*> left = {&item};
  while (!left.empty()) {
    const GumboNode& node = *left.back();
    left.pop_back();
    if (node.type == GUMBO_NODE_TEXT) return node.v.text.text;
    for (size_t i = Children(node).length; i-- > 0;) left.push_back(Child(node, i));
  }
  return "";
}

// 1. 1、 一、 （一） (1) ① 第一
bool BeginsWithNumber(std::string_view words) {
  static constexpr std::string_view kBrackets[] = {"（", "(", "第"};
  static constexpr std::string_view kDigits[] = {"一", "二", "三", "四", "五",
                                                 "六", "七", "八", "九", "十"};
  static constexpr std::string_view kStops[] = {".", "、", "．", ")", "）", "，", "是", "章", "条"};
  if (words >= "①" && words < "㊀") return true;
  const auto take = [&words](const auto& pieces) {
    for (const std::string_view piece : pieces) {
      if (!words.starts_with(piece)) continue;
      words.remove_prefix(piece.size());
      return true;
    }
    return false;
  };
  take(kBrackets);
  const size_t before = words.size();
  while (take(kDigits)) {
  }
  while (!words.empty() && words.front() >= '0' && words.front() <= '9') words.remove_prefix(1);
  return words.size() < before && take(kStops);
}

}  // namespace

uint32_t FirstNumber(const GumboNode& list) { return NumberIn(Attribute(list, "start"), 1); }

std::string ListMarker(const GumboNode& list, const GumboNode& item, uint32_t* number) {
  *number = NumberIn(Attribute(item, "value"), *number);
  const std::string name = ListStyle(list, item);
  const Style* style = FindStyle(name);
  if (style == nullptr || BeginsWithNumber(FirstWords(item))) return "";
  return word::FormatNumber(*number, style->word) + std::string(style->after);
}

}  // namespace dudao::ingest::html
