#include "cli/display/restricted.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "common/text/reading_text.h"
#include "common/text/span.h"
#include "common/text/utf.h"

namespace dudao::cli {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr char32_t kMask = U'■';

std::vector<text::Span> RestrictedSpans(const v1::Review& review) {
  std::vector<text::Span> out;
  for (const v1::Finding& finding : review.findings()) {
    if (finding.audience() != "restricted") continue;
    for (const v1::Span& span : finding.spans()) out.push_back(text::FromProto(span));
  }
  return out;
}

// Blanks code points that start at `begin` of the source where they overlap `spans`; the words that
// were blanked.
std::vector<std::string> MaskAt(uint32_t begin, const std::vector<text::Span>& spans,
                                std::u32string* code_points) {
  std::vector<std::string> out;
  const uint64_t all = begin + uint64_t{code_points->size()};
  for (const text::Span span : spans) {
    std::u32string word;
    for (uint64_t i = std::max(span.begin, begin); i < std::min<uint64_t>(span.end, all); ++i) {
      char32_t& c = (*code_points)[i - begin];
      word += c;
      if (!text::IsSpace(c)) c = kMask;
    }
    if (!word.empty() && word.find(kMask) == std::u32string::npos)
      out.push_back(text::ToUtf8(word));
  }
  return out;
}

void MaskOtherStrings(const std::vector<std::string>& words, Message* m) {
  const auto* r = m->GetReflection();
  for (int i = 0; i < m->GetDescriptor()->field_count(); ++i) {
    const FieldDescriptor* f = m->GetDescriptor()->field(i);
    if (f->cpp_type() != FieldDescriptor::CPPTYPE_STRING || f->is_repeated()) continue;
    if (f->has_presence() && !r->HasField(*m, f)) continue;
    std::string value = r->GetString(*m, f);
    MaskWords(words, &value);
    r->SetString(m, f, std::move(value));
  }
}

// Where a message's `text` starts in the source; nullopt for a message without a span.
std::optional<text::Span> SpanOf(const Message& m) {
  const FieldDescriptor* f = m.GetDescriptor()->FindFieldByName("span");
  if (f == nullptr || f->message_type() != v1::Span::descriptor()) return std::nullopt;
  return text::FromProto(static_cast<const v1::Span&>(m.GetReflection()->GetMessage(m, f)));
}

void MaskMark(const std::vector<text::Span>& spans, Message* m) {
  const auto span = SpanOf(*m);
  const FieldDescriptor* f = m->GetDescriptor()->FindFieldByName("text");
  if (!span || f == nullptr) return;
  auto value = text::ToUtf32(m->GetReflection()->GetString(*m, f));
  if (!value) return;
  const std::vector<std::string> words = MaskAt(span->begin, spans, &*value);
  if (words.empty()) return;
  m->GetReflection()->SetString(m, f, text::ToUtf8(*value));
  MaskOtherStrings(words, m);
}

void MaskMarks(const std::vector<text::Span>& spans, Message* m) {
  MaskMark(spans, m);
  const auto* r = m->GetReflection();
  std::vector<const FieldDescriptor*> fields;
  r->ListFields(*m, &fields);
  for (const FieldDescriptor* f : fields) {
    if (f->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) continue;
    const int n = f->is_repeated() ? r->FieldSize(*m, f) : 1;
    for (int i = 0; i < n; ++i) {
      MaskMarks(spans,
                f->is_repeated() ? r->MutableRepeatedMessage(m, f, i) : r->MutableMessage(m, f));
    }
  }
}

}  // namespace

void MaskRestricted(std::string_view message, v1::Review* review) {
  const std::vector<text::Span> spans = RestrictedSpans(*review);
  for (v1::Finding& finding : *review->mutable_findings()) {
    if (finding.audience() != "restricted") continue;
    finding.set_message(std::string(message));
    finding.clear_ask();
  }
  if (spans.empty()) return;
  MaskMarks(spans, review);
  if (!review->document().has_text()) return;
  if (auto source = text::ToUtf32(review->document().text())) {
    MaskText(*review, &*source);
    review->mutable_document()->set_text(text::ToUtf8(*source));
  }
}

void MaskText(const v1::Review& review, std::u32string* text) {
  MaskAt(0, RestrictedSpans(review), text);
}

std::vector<std::string> RestrictedWords(const v1::Review& review, std::string_view source) {
  const std::vector<text::Span> spans = RestrictedSpans(review);
  if (spans.empty()) return {};
  auto text = text::ToUtf32(source);
  return text ? MaskAt(0, spans, &*text) : std::vector<std::string>();
}

void MaskWords(const std::vector<std::string>& words, std::string* utf8) {
  for (const std::string& surface : words) {
    const size_t size = text::ToUtf32(surface).value_or(U"").size();
    const std::string blank = text::ToUtf8(std::u32string(size, kMask));
    for (size_t at = utf8->find(surface); at != std::string::npos; at = utf8->find(surface, at)) {
      utf8->replace(at, surface.size(), blank);
      at += blank.size();
    }
  }
}

}  // namespace dudao::cli
