// Events a report tells of that lower a grade, raised for a person to confirm.
//
//   RaiseVetoes(report, framework, place.years, score->mutable_vetoes());
#ifndef DUDAO_SERVICES_SCORING_CORE_INDICATOR_VETO_H_
#define DUDAO_SERVICES_SCORING_CORE_INDICATOR_VETO_H_

#include "dudao/v1/review.pb.h"
#include "services/scoring/core/indicator/metric_figure.h"
#include "services/scoring/core/report/report_view.h"
#include "services/scoring/core/rules/framework.h"

namespace dudao::scoring {

// One a rule, in the framework's order, with the sentences that gave rise to it: of what was, not
// of plans, with no word that makes it none, and not dated before the rule looks back. Points and
// grades stay as they are.
void RaiseVetoes(const ReportView& report, const Framework& framework, const Years& years,
                 google::protobuf::RepeatedPtrField<v1::Veto>* out);

}  // namespace dudao::scoring

#endif  // DUDAO_SERVICES_SCORING_CORE_INDICATOR_VETO_H_
