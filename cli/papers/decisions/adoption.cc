#include "cli/papers/decisions/adoption.h"

#include <map>

#include "cli/papers/decisions/desk_columns.h"

namespace dudao::cli {
namespace {

// Rows of the desk by finding id, each handed out once.
class RowsById {
 public:
  explicit RowsById(const Desk& desk) {
    for (const DeskRow& row : desk.rows) {
      if (!row.id.empty()) of_[row.id].push_back(&row);
    }
  }

  const DeskRow* Take(const std::string& id) {
    auto it = of_.find(id);
    if (it == of_.end() || it->second.empty()) return nullptr;
    const DeskRow* out = it->second.front();
    it->second.erase(it->second.begin());
    return out;
  }

  std::vector<const DeskRow*> left() const {
    std::vector<const DeskRow*> out;
    for (const auto& [id, rows] : of_) out.insert(out.end(), rows.begin(), rows.end());
    return out;
  }

 private:
  std::map<std::string, std::vector<const DeskRow*>> of_;
};

void Reword(const Decision& decision, FindingRow* row) {
  if (!decision.rewording.empty()) row->ask = decision.rewording;
}

void Take(const FindingRow& finding, const DeskRow* row, Adoption* out) {
  const std::string verdict = row == nullptr ? "" : row->decision.verdict;
  if (verdict == kRejected) {
    ++out->rejected;
    if (row->decision.reason.empty()) out->without_reason.push_back(finding.no);
  } else if (verdict == kDeferred) {
    ++out->deferred;
  } else if (verdict != kAdopted) {
    ++out->open;
  } else if (!MayLeave(finding)) {
    out->kept_inside.push_back(finding.no);
  } else {
    out->findings.push_back(finding);
    Reword(row->decision, &out->findings.back());
  }
}

std::string Shown(const DeskRow& row, const char* title) {
  const auto it = row.shown.find(title);
  return it == row.shown.end() ? "" : it->second;
}

// A row a person added by hand.
FindingRow Added(const DeskRow& row, size_t no) {
  FindingRow out;
  out.no = no;
  out.severity = "warning";
  out.audience = "place";
  out.severity_word = Shown(row, desk::kClass);
  out.location = Shown(row, desk::kLocation);
  out.quote = Shown(row, desk::kQuote);
  out.message = Shown(row, desk::kGrounds);
  out.ask = Shown(row, desk::kAsk);
  out.evidence = Shown(row, desk::kEvidence);
  out.responsible = Shown(row, desk::kResponsible);
  Reword(row.decision, &out);
  return out;
}

void TakeAdded(const Desk& desk, size_t no, Adoption* out) {
  for (const DeskRow& row : desk.rows) {
    if (!row.id.empty()) continue;
    ++no;
    if (row.decision.verdict == kAdopted) {
      out->findings.push_back(Added(row, no));
    } else if (row.decision.verdict == kRejected) {
      ++out->rejected;
    } else if (row.decision.verdict == kDeferred) {
      ++out->deferred;
    } else {
      ++out->open;
    }
  }
}

}  // namespace

bool MayLeave(const FindingRow& row) { return row.audience == "place" && !row.restricted; }

Adoption Adopt(const Paper& paper, const Desk& desk) {
  Adoption out;
  RowsById rows(desk);
  for (const FindingRow& finding : paper.findings) Take(finding, rows.Take(finding.id), &out);
  TakeAdded(desk, paper.findings.size(), &out);
  for (const DeskRow* row : rows.left()) {
    if (row->decision.verdict == kAdopted) out.gone.push_back(row->cell);
  }
  return out;
}

Adoption AdoptAll(const Paper& paper) {
  Adoption out;
  for (const FindingRow& finding : paper.findings) {
    if (MayLeave(finding)) out.findings.push_back(finding);
  }
  return out;
}

}  // namespace dudao::cli
