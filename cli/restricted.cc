#include "cli/restricted.h"

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

// Blanks a string that starts at `begin` of the source where it overlaps `spans`; collects what was
// blanked.
void MaskAt(uint32_t begin, const std::vector<text::Span>& spans, std::string* utf8,
            std::vector<std::u32string>* words) {
  auto code_points = text::ToUtf32(*utf8);
  if (!code_points) return;
  bool changed = false;
  for (const text::Span span : spans) {
    std::u32string word;
    for (uint32_t i = 0; i < code_points->size(); ++i) {
      if (!span.Contains(begin + i)) continue;
      word += (*code_points)[i];
      if (!text::IsSpace((*code_points)[i])) (*code_points)[i] = kMask;
    }
    if (!word.empty() && word.find(kMask) == std::u32string::npos) words->push_back(word);
    changed |= !word.empty();
  }
  if (changed) *utf8 = text::ToUtf8(*code_points);
}

// Blanks `words` wherever they stand in `utf8`.
void MaskWords(const std::vector<std::u32string>& words, std::string* utf8) {
  for (const std::u32string& word : words) {
    const std::string surface = text::ToUtf8(word);
    const std::string blank = text::ToUtf8(std::u32string(word.size(), kMask));
    for (size_t at = utf8->find(surface); at != std::string::npos; at = utf8->find(surface, at)) {
      utf8->replace(at, surface.size(), blank);
      at += blank.size();
    }
  }
}

void MaskOtherStrings(const std::vector<std::u32string>& words, Message* m) {
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
  std::vector<std::u32string> words;
  std::string value = m->GetReflection()->GetString(*m, f);
  MaskAt(span->begin, spans, &value, &words);
  if (words.empty()) return;
  m->GetReflection()->SetString(m, f, std::move(value));
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
  if (review->document().has_text()) {
    std::vector<std::u32string> ignored;
    MaskAt(0, spans, review->mutable_document()->mutable_text(), &ignored);
  }
}

}  // namespace dudao::cli
