#include "services/scoring/core/self_score.h"

namespace dudao::scoring {
namespace {

bool StatesSelfScore(std::u32string_view sentence) {
  return Has(sentence, U"自评") && (Has(sentence, U"得分") || Has(sentence, U"总分"));
}

}  // namespace

void ReadSelfScore(const ReportView& report, v1::Score* score) {
  const v1::Extraction& marks = report.extraction();
  if (report.sentences().empty()) return;
  for (int i = 0; i < marks.quantities_size(); ++i) {
    const v1::Quantity& q = marks.quantities(i);
    if (q.dimension() != "score" || q.modality() != "fact") continue;
    const auto index = static_cast<uint32_t>(i);
    const Sentence& s = report.sentences()[report.SentenceOf(index)];
    if (!StatesSelfScore(report.View(s.range))) continue;
    const std::u32string_view lead_in = report.LeadIn(index);
    if (Has(lead_in, U"满分")) continue;
    v1::SelfScore* self = score->mutable_self_score();
    if (Has(lead_in, U"加分")) {
      self->set_bonus(q.value());
    } else if (Has(lead_in, U"基础分") || Has(lead_in, U"基本分")) {
      self->set_base(q.value());
    } else if (Has(lead_in, U"得分") || Has(lead_in, U"总分") || Has(lead_in, U"自评")) {
      self->set_total(q.value());
    }
  }
}

}  // namespace dudao::scoring
