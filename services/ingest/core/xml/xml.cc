#include "services/ingest/core/xml/xml.h"

#include <charconv>
#include <optional>
#include <string>
#include <utility>

#include "common/text/decode.h"
#include "common/text/utf.h"
#include "services/ingest/core/refusal.h"

namespace dudao::ingest::xml {
namespace {

// A tree takes some 64 bytes a node: this keeps it within the memory a parser child may use.
constexpr size_t kMaxNodes = 4u << 20;

// Looks at every tag once, without building anything.
class Scan {
 public:
  Scan(std::string_view text, const Limits& limits) : text_(text), limits_(limits) {}

  absl::Status Run(std::string_view part) {
    while ((at_ = text_.find('<', at_)) != std::string_view::npos) {
      if (!Tag()) return Refuse("damaged_file", {std::string(part)});
      if (doctype_) return Refuse("doctype_refused");
      if (depth_ > limits_.max_depth) {
        return Refuse("too_deep", {std::to_string(limits_.max_depth)});
      }
      if (nodes_ > kMaxNodes) {
        return Refuse("archive_too_large", {std::to_string(nodes_), std::to_string(kMaxNodes)});
      }
    }
    return absl::OkStatus();
  }

 private:
  // Goes past what begins here; false when it does not end.
  bool Tag() {
    const std::string_view rest = text_.substr(at_);
    if (rest.starts_with("<!--")) return SkipPast("-->", 4);
    if (rest.starts_with("<![CDATA[")) return SkipPast("]]>", 9);
    if (rest.starts_with("<?")) return SkipPast("?>", 2);
    if (rest.starts_with("<!")) return doctype_ = true;
    ++nodes_;
    if (!rest.starts_with("</")) return StartTag();
    if (depth_ > 0) --depth_;
    return SkipPast(">", 2);
  }

  bool SkipPast(std::string_view end, size_t from) {
    const size_t found = text_.find(end, at_ + from);
    at_ = found + end.size();
    return found != std::string_view::npos;
  }

  // A '>' within quotes ends no tag.
  bool StartTag() {
    for (size_t i = at_ + 1; i < text_.size(); ++i) {
      const char c = text_[i];
      if (c == '"' || c == '\'') {
        i = text_.find(c, i + 1);
        if (i == std::string_view::npos) return false;
        ++nodes_;
      } else if (c == '>') {
        if (text_[i - 1] != '/') ++depth_;
        at_ = i + 1;
        return true;
      }
    }
    return false;
  }

  std::string_view text_;
  const Limits& limits_;
  size_t at_ = 0, depth_ = 0, nodes_ = 0;
  bool doctype_ = false;
};

std::string_view WithoutPrefix(std::string_view name) {
  const size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// Whether the XML declaration names a Chinese encoding: GB2312, GBK, GB18030.
bool DeclaresGb(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 100);
  const size_t end = head.find("?>"), name = head.find("encoding=");
  if (!head.starts_with("<?xml") || end == std::string_view::npos || name > end) return false;
  const std::string_view value = head.substr(name + 10, 2);
  return value == "GB" || value == "gb";
}

// Nothing is guessed: an XML that is not UTF-8 says what it is, by its first bytes or in words.
std::optional<std::string> ToUtf8(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const bool utf16 = bytes.substr(0, 4).find('\0') != std::string_view::npos ||
                     bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  if (utf16 || DeclaresGb(bytes)) {
    auto decoded = text::Decode(bytes);
    if (!decoded.ok()) return std::nullopt;
    return std::move(decoded->utf8);
  }
  if (text::FirstInvalidUtf8(bytes)) return std::nullopt;
  return std::string(bytes);
}

}  // namespace

absl::Status Parse(std::string_view bytes, std::string_view part, const Limits& limits,
                   pugi::xml_document* tree) {
  const auto utf8 = ToUtf8(bytes);
  if (!utf8) return Refuse("damaged_file", {std::string(part)});
  if (auto status = Scan(*utf8, limits).Run(part); !status.ok()) return status;
  // A space that is all of a run's text is a space of the report.
  const unsigned flags = pugi::parse_default | pugi::parse_ws_pcdata_single;
  const auto result = tree->load_buffer(utf8->data(), utf8->size(), flags, pugi::encoding_utf8);
  if (!result) return Refuse("damaged_file", {std::string(part)});
  return absl::OkStatus();
}

std::string_view Name(const pugi::xml_node& node) { return WithoutPrefix(node.name()); }

bool Is(const pugi::xml_node& node, std::string_view name) { return Name(node) == name; }

pugi::xml_node Child(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_node& child : node) {
    if (Is(child, name)) return child;
  }
  return {};
}

std::string_view Attribute(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_attribute& attribute : node.attributes()) {
    if (WithoutPrefix(attribute.name()) == name) return attribute.value();
  }
  return {};
}

std::string_view ChildValue(const pugi::xml_node& node, std::string_view child,
                            std::string_view attribute) {
  return Attribute(Child(node, child), attribute);
}

bool IsOn(const pugi::xml_node& setting) {
  if (!setting) return false;
  const std::string_view value = Attribute(setting, "val");
  return value != "0" && value != "false" && value != "off";
}

int ToInt(std::string_view text, int otherwise) {
  int out = 0;
  if (text.starts_with('+')) text.remove_prefix(1);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() ? out : otherwise;
}

}  // namespace dudao::ingest::xml
