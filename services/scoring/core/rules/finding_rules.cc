#include "services/scoring/core/rules/finding_rules.h"

#include <algorithm>
#include <array>

#include "absl/status/status.h"
#include "common/text/split_words.h"
#include "common/text/table.h"
#include "common/text/utf.h"

namespace dudao::scoring {
namespace {

using text::Row;
using text::Table;

absl::StatusOr<Table> Load(const text::DataSet& data, std::string_view path,
                           const std::vector<std::string>& columns) {
  const auto file = data.Require(path);
  if (!file.ok()) return file.status();
  return Table::Parse(**file, columns);
}

template <size_t N>
bool OneOf(std::string_view word, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr std::array<std::string_view, 3> kSeverities = {"info", "warning", "error"};
constexpr std::array<std::string_view, 3> kAudiences = {"place", "office", "restricted"};

}  // namespace

absl::Status FindingRules::AddWordings(const text::DataSet& data) {
  const auto table = Load(data, "messages/findings.tsv",
                          {"code", "variant", "severity", "audience", "message", "ask"});
  if (!table.ok()) return table.status();
  for (const Row& row : table->rows()) {
    if (!OneOf(row["severity"], kSeverities)) return row.Error("severity", "unknown severity");
    if (!OneOf(row["audience"], kAudiences)) return row.Error("audience", "unknown audience");
    if (row["message"].empty()) return row.Error("message", "empty");
    Wording wording{std::string(row["severity"]), std::string(row["audience"]),
                    std::string(row["message"]), std::string(row["ask"])};
    std::pair key{std::string(row["code"]), std::string(row["variant"])};
    if (!wordings_.emplace(std::move(key), std::move(wording)).second)
      return row.Error("code", "code and variant stand twice");
  }
  return absl::OkStatus();
}

absl::Status FindingRules::AddWords(const text::DataSet& data, text::Vocabulary* vocabulary) {
  const auto table = Load(data, "messages/finding_words.tsv", {"list", "word"});
  if (!table.ok()) return table.status();
  for (const Row& row : table->rows()) {
    if (row["word"].empty()) return row.Error("word", "empty");
    List32& list = lists_[std::string(row["list"])];
    if (lists_.size() > 64) return row.Error("list", "more than 64 lists");
    if (list.words.empty()) list.mask = text::ListMask{1} << (lists_.size() - 1);
    list.words.push_back(text::U32(row["word"]));
    vocabulary->PutOnList(vocabulary->Add(list.words.back()), list.mask);
  }
  return absl::OkStatus();
}

absl::Status FindingRules::AddNearWords(const text::DataSet& data) {
  const auto table = Load(data, "messages/finding_words_near.tsv", {"list", "word"});
  if (!table.ok()) return table.status();
  for (const Row& row : table->rows()) {
    if (row["word"].empty()) return row.Error("word", "empty");
    List32& list = lists_[std::string(row["list"])];
    if (list.mask != 0) return row.Error("list", "stands in finding_words.tsv, too");
    list.words.push_back(text::U32(row["word"]));
  }
  return absl::OkStatus();
}

absl::Status FindingRules::AddTopics(const text::DataSet& data) {
  const auto topics = Load(data, "messages/problem_topics.tsv", {"topic", "words"});
  if (!topics.ok()) return topics.status();
  for (const Row& row : topics->rows()) {
    topics_.push_back(text::SplitWords32(row["words"], '|'));
    if (topics_.back().empty()) return row.Error("words", "empty");
  }
  const auto pairs = Load(data, "messages/contradictions.tsv", {"claimed", "admitted", "none"});
  if (!pairs.ok()) return pairs.status();
  for (const Row& row : pairs->rows()) {
    contradictions_.push_back({text::SplitWords32(row["claimed"], '|'),
                               text::SplitWords32(row["admitted"], '|'),
                               text::SplitWords32(row["none"], '|')});
    if (contradictions_.back().claimed.empty()) return row.Error("claimed", "empty");
    if (contradictions_.back().admitted.empty()) return row.Error("admitted", "empty");
  }
  return absl::OkStatus();
}

absl::Status FindingRules::AddAdmissions(const text::DataSet& data, const LineTable& lines,
                                         text::Vocabulary* vocabulary) {
  const auto table = Load(data, "thresholds/admissions.tsv", {"line", "any", "none", "words"});
  if (!table.ok()) return table.status();
  for (const Row& row : table->rows()) {
    Admission a{vocabulary->AddAll(text::SplitWords32(row["none"], '|')), lines.Find(row["line"]),
                std::string(row["words"])};
    const auto any = text::SplitAlternatives(row["any"]);
    if (a.line == nullptr) return row.Error("line", "there is no such line");
    if (any.empty()) return row.Error("any", "empty");
    for (const auto& words : any)
      admission_phrases_.Add(*vocabulary, vocabulary->AddAll(words),
                             static_cast<uint32_t>(admissions_.size()));
    admissions_.push_back(std::move(a));
  }
  return absl::OkStatus();
}

absl::Status FindingRules::AddPlausible(const text::DataSet& data) {
  const auto table = Load(data, "metrics/plausible.tsv",
                          {"level", "subject", "none", "units", "most", "digits_only"});
  if (!table.ok()) return table.status();
  for (const Row& row : table->rows()) {
    const auto most = text::Decimal::Parse(row["most"]);
    if (!most) return row.Error("most", "not a decimal");
    if (plausible_.empty() || *most < least_implausible_) least_implausible_ = *most;
    plausible_.push_back({std::string(row["level"]), text::SplitWords32(row["subject"], '|'),
                          text::SplitWords32(row["none"], '|'), text::SplitWords(row["units"], '|'),
                          *most, row["digits_only"] == "yes"});
  }
  return absl::OkStatus();
}

absl::StatusOr<FindingRules> FindingRules::Create(const text::DataSet& data, const LineTable& lines,
                                                  text::Vocabulary* vocabulary) {
  FindingRules out;
  if (absl::Status s = out.AddWordings(data); !s.ok()) return s;
  if (absl::Status s = out.AddWords(data, vocabulary); !s.ok()) return s;
  if (absl::Status s = out.AddAdmissions(data, lines, vocabulary); !s.ok()) return s;
  if (absl::Status s = out.AddPlausible(data); !s.ok()) return s;
  if (absl::Status s = out.AddNearWords(data); !s.ok()) return s;
  if (absl::Status s = out.AddTopics(data); !s.ok()) return s;
  return out;
}

const Wording* FindingRules::Find(std::string_view code, std::string_view variant) const {
  const auto it = wordings_.find({std::string(code), std::string(variant)});
  return it == wordings_.end() ? nullptr : &it->second;
}

const std::vector<std::u32string>& FindingRules::List(std::string_view list) const {
  static const std::vector<std::u32string> kNone;
  const auto it = lists_.find(list);
  return it == lists_.end() ? kNone : it->second.words;
}

text::ListMask FindingRules::Mask(std::string_view list) const {
  const auto it = lists_.find(list);
  return it == lists_.end() ? 0 : it->second.mask;
}

}  // namespace dudao::scoring
