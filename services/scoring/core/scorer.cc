#include "services/scoring/core/scorer.h"

#include <fmt/format.h>

#include <utility>

#include "common/status/stage_error.h"
#include "services/scoring/core/assessment.h"
#include "services/scoring/core/report/location.h"
#include "services/scoring/core/rules/rule_book.h"

namespace dudao::scoring {

struct Scorer::Rules {
  RuleBook book;
};

Scorer::Scorer(std::unique_ptr<const Rules> rules) : rules_(std::move(rules)) {}
Scorer::~Scorer() = default;

absl::StatusOr<std::unique_ptr<const Scorer>> Scorer::Create(const text::DataSet& data) {
  auto book = RuleBook::Create(data);
  if (!book.ok()) return book.status();
  auto rules = std::make_unique<Rules>(Rules{*std::move(book)});
  return std::unique_ptr<const Scorer>(new Scorer(std::move(rules)));
}

absl::Status Scorer::Score(const v1::Document& document, const text::SourceText& source,
                           v1::Segmentation* segmentation, v1::Extraction* extraction,
                           const v1::ReviewOptions& options, v1::Review* review) const {
  const Frameworks& frameworks = rules_->book.frameworks;
  if (!options.framework().empty() && frameworks.Find(options.framework()) == nullptr) {
    return StageFailure(
        "scoring", "unknown_framework", /*retryable=*/false,
        {options.framework(), fmt::format("{}", fmt::join(this->frameworks(), "、"))});
  }
  Assess(rules_->book, source, *segmentation, *extraction, options, review);
  for (v1::Finding& finding : *review->mutable_findings()) {
    if (finding.spans_size() == 0) continue;
    finding.set_location(OnPage(document, text::FromProto(finding.spans(0)), finding.location()));
  }
  MoveMarks(document, segmentation, extraction, review);
  return absl::OkStatus();
}

std::vector<std::string> Scorer::frameworks() const {
  std::vector<std::string> out;
  for (const Framework& f : rules_->book.frameworks.all()) out.push_back(f.id);
  return out;
}

absl::StatusOr<std::string> Scorer::FrameworkDigest(const std::string& id) const {
  const Frameworks& frameworks = rules_->book.frameworks;
  const Framework* framework = id.empty() ? &frameworks.all().front() : frameworks.Find(id);
  if (framework == nullptr) {
    return StageFailure("scoring", "unknown_framework", /*retryable=*/false,
                        {id, fmt::format("{}", fmt::join(this->frameworks(), "、"))});
  }
  return framework->digest;
}

const std::vector<Grade>& Scorer::GradesOf(std::string_view id) const {
  static const std::vector<Grade> kNone;
  const Framework* framework = rules_->book.frameworks.Find(std::string(id));
  return framework == nullptr ? kNone : framework->grades;
}

}  // namespace dudao::scoring
