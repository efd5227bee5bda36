// Figures no sentence states and two sentences give: children per teacher.
//
//   DeriveFigures(book.derivations, figures)
#ifndef DUDAO_SERVICES_SCORING_CORE_INDICATOR_DERIVED_FIGURE_H_
#define DUDAO_SERVICES_SCORING_CORE_INDICATOR_DERIVED_FIGURE_H_

#include <vector>

#include "services/scoring/core/indicator/metric_figure.h"
#include "services/scoring/core/rules/derivation.h"

namespace dudao::scoring {

// One a derivation, when each of its two metrics has figures in `figures` that are beyond doubt,
// say one value, and are not known to be of different years.
std::vector<MetricFigure> DeriveFigures(const std::vector<Derivation>& derivations,
                                        const std::vector<MetricFigure>& figures);

}  // namespace dudao::scoring

#endif  // DUDAO_SERVICES_SCORING_CORE_INDICATOR_DERIVED_FIGURE_H_
