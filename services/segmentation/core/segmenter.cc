#include "services/segmentation/core/segmenter.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/text/simplified.h"
#include "common/text/utf.h"
#include "services/segmentation/core/blocks.h"
#include "services/segmentation/core/char_class.h"
#include "services/segmentation/core/day.h"
#include "services/segmentation/core/division_code.h"
#include "services/segmentation/core/divisions.h"
#include "services/segmentation/core/enumerations.h"
#include "services/segmentation/core/frame.h"
#include "services/segmentation/core/frame_blocks.h"
#include "services/segmentation/core/inline_split.h"
#include "services/segmentation/core/lexicon.h"
#include "services/segmentation/core/lines.h"
#include "services/segmentation/core/outline.h"
#include "services/segmentation/core/page.h"
#include "services/segmentation/core/roles.h"

namespace dudao::segmentation {
namespace {

std::vector<Line> ReadLines(View text, const v1::Document& layout, const v1::FrameOverrides& stated,
                            const Lexicon& lexicon) {
  std::vector<Line> lines = ScanLines(text);
  if (IsRunTogether(lines)) lines = SplitInline(text, lines, lexicon);
  ReadLayout(text, layout, &lines);
  if (stated.has_body()) MarkOutside(text::FromProto(stated.body()), &lines);
  return lines;
}

// Everything Segment works out, put into the message.
class Assembler {
 public:
  Assembler(const text::SourceText& source, const v1::Document& layout,
            const v1::FrameOverrides& stated, const Lexicon& lexicon, v1::Segmentation* out)
      : source_(source.view()),
        simplified_(text::SimplifiedText(source_)),
        text_(simplified_ ? View(*simplified_) : source_),
        lexicon_(lexicon),
        lines_(ReadLines(text_, layout, stated, lexicon)),
        wrapping_(DetectWrapping(lines_)),
        page_(ReadPage(text_, lines_, wrapping_, lexicon)),
        blocks_(BuildBlocks(text_, lines_, page_, wrapping_)),
        frame_(FrameBlocks(text_, page_, blocks_, lexicon)),
        outline_(BuildOutline(text_, blocks_, frame_, lexicon)),
        out_(out) {}

  void Build(const v1::FrameOverrides& overrides) {
    *out_->mutable_frame() = ReadFrame(
        {text_, source_, &lines_, &page_, &blocks_, &frame_, &outline_, &lexicon_}, overrides);
    AddChrome();
    AddHeadings();
    AddItems();
    AddParagraphs();
  }

 private:
  View Words(text::Span s) const { return text_.substr(s.begin, s.size()); }
  void AddChrome();
  void AddHeadings();
  void AddItems();
  text::Span WholeParagraph(uint32_t block) const;
  void AddTitleParagraph();
  void AddParagraphs();
  void AddEnumerations(text::Span span);
  std::optional<uint32_t> HeadingAbove(const Node& node) const;
  std::string_view RoleAt(const Node& node) const;

  View Shown(text::Span s) const { return source_.substr(s.begin, s.size()); }

  View source_;  // as submitted: what is told of it
  std::optional<Word> simplified_;
  View text_;  // traditional characters by their simplified form: what rules read
  const Lexicon& lexicon_;
  std::vector<Line> lines_;
  Wrapping wrapping_;
  Page page_;
  std::vector<Block> blocks_;
  std::vector<char> frame_;
  Outline outline_;
  std::vector<std::string_view> roles_;  // by heading: in force
  v1::Segmentation* out_;
};

void Assembler::AddChrome() {
  for (size_t i = 0; i < lines_.size(); ++i) {
    if (page_.chrome[i]) text::ToProto(lines_[i].span, out_->add_chrome());
  }
}

// Index of the nearest heading around `node`.
std::optional<uint32_t> Assembler::HeadingAbove(const Node& node) const {
  for (auto up = node.parent; up; up = outline_.nodes[*up].parent) {
    if (outline_.nodes[*up].heading) return outline_.nodes[*up].heading;
  }
  return std::nullopt;
}

// The heading's own role. At the outermost level of a self-assessment a section that says nothing
// else reports on duties.
std::string_view Assembler::RoleAt(const Node& node) const {
  const View words = Words(node.shape.span).substr(node.mark.length);
  const std::string_view role = RoleOf(words, node.level, lexicon_);
  if (role.empty() && node.level == 1) {
    return out_->frame().doc_kind() == "self_report" ? "self_check" : "other";
  }
  return role;
}

void Assembler::AddHeadings() {
  for (const Node& node : outline_.nodes) {
    if (!node.is_heading) continue;
    v1::Heading* h = out_->add_headings();
    text::ToProto(node.shape.span, h->mutable_span());
    h->set_text(text::ToUtf8(Shown(node.shape.span)));
    h->set_level(node.level);
    h->set_style(std::string(StyleName(node.mark.kind)));
    const auto above = HeadingAbove(node);
    if (above) h->set_parent(*above);
    const std::string_view own = RoleAt(node);
    if (!own.empty()) h->set_role(std::string(own));
    roles_.push_back(!own.empty() || !above ? own : roles_[*above]);
  }
}

// The paragraph of a node, what follows a page number in it included.
text::Span Assembler::WholeParagraph(uint32_t block) const {
  text::Span span = blocks_[block].span;
  for (++block; block < blocks_.size() && blocks_[block].continues; ++block) {
    span.end = blocks_[block].span.end;
  }
  return span;
}

void Assembler::AddItems() {
  for (const Node& node : outline_.nodes) {
    if (node.mark.kind == Kind::kTitle) continue;
    const text::Span span = WholeParagraph(node.block);
    v1::Item* item = out_->add_items();
    text::ToProto(span, item->mutable_span());
    item->set_number(text::ToUtf8(source_.substr(span.begin, node.mark.length)));
    item->set_style(std::string(StyleName(node.mark.kind)));
    item->set_level(node.level);
    if (node.heading) item->set_heading(*node.heading);
  }
}

void Assembler::AddTitleParagraph() {
  if (page_.title_end == 0) return;
  v1::Paragraph* p = out_->add_paragraphs();
  text::ToProto({lines_[page_.title_begin].span.begin, lines_[page_.title_end - 1].span.end},
                p->mutable_span());
  p->set_is_frame(true);
  p->set_hard_wrapped(page_.title_end - page_.title_begin > 1);
}

void Assembler::AddParagraphs() {
  AddTitleParagraph();
  std::optional<uint32_t> section;  // heading
  size_t next = 0;
  for (size_t i = 0; i < blocks_.size(); ++i) {
    const Node* own = nullptr;
    if (next < outline_.nodes.size() && outline_.nodes[next].block == i) {
      own = &outline_.nodes[next++];
      section = own->heading ? own->heading : HeadingAbove(*own);
    }
    v1::Paragraph* p = out_->add_paragraphs();
    text::ToProto(blocks_[i].span, p->mutable_span());
    p->set_is_frame(frame_[i]);
    p->set_hard_wrapped(blocks_[i].lines > 1);
    p->set_is_heading(own != nullptr && own->is_heading &&
                      own->shape.kind != HeadingShape::Kind::kRunIn);
    if (section && !frame_[i]) {
      p->set_heading(*section);
      p->set_role(std::string(roles_[*section]));
    }
    if (!frame_[i]) AddEnumerations(blocks_[i].span);
  }
}

void Assembler::AddEnumerations(text::Span span) {
  for (const IsMarker& marker : FindEnumeration(Words(span))) {
    v1::Enumeration* e = out_->add_enumerations();
    const text::Span home{span.begin + marker.span.begin, span.begin + marker.span.end};
    text::ToProto(home, e->mutable_span());
    e->set_text(text::ToUtf8(Shown(home)));
    e->set_ordinal(marker.ordinal);
  }
}

}  // namespace

struct Segmenter::Rules {
  Lexicon lexicon;
  Divisions divisions;
};

absl::StatusOr<std::unique_ptr<const Segmenter>> Segmenter::Create(const text::DataSet& data) {
  auto lexicon = Lexicon::Create(data);
  if (!lexicon.ok()) return lexicon.status();
  auto divisions = Divisions::Create(data);
  if (!divisions.ok()) return divisions.status();
  auto rules = std::make_unique<Rules>(Rules{*std::move(lexicon), *std::move(divisions)});
  return std::unique_ptr<const Segmenter>(new Segmenter(std::move(rules)));
}

Segmenter::Segmenter(std::unique_ptr<const Rules> rules) : rules_(std::move(rules)) {}

Segmenter::~Segmenter() = default;

void Segmenter::Segment(const text::SourceText& source, const v1::Document& layout,
                        const v1::FrameOverrides& overrides, v1::Segmentation* out) const {
  Assembler(source, layout, overrides, rules_->lexicon, out).Build(overrides);
  SetDivisionCode(rules_->divisions, source.view(), overrides, out->mutable_frame());
}

}  // namespace dudao::segmentation
