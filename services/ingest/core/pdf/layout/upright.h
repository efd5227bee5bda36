// A page turned so that most of its words run to the right: tables printed sideways, scans fed the
// wrong way round, vertical writing (whose columns become lines, the rightmost first).
//
//   PageBoxes upright = TurnUpright(page);
#ifndef DUDAO_SERVICES_INGEST_CORE_PDF_LAYOUT_UPRIGHT_H_
#define DUDAO_SERVICES_INGEST_CORE_PDF_LAYOUT_UPRIGHT_H_

#include "services/ingest/core/pdf/layout/boxes.h"

namespace dudao::ingest::pdf {

// Boxes without words, or whose places are no numbers or lie beyond any sheet, are left out; boxes
// that run another way than most follow in their own order, as lines of their own would. Sizes not
// known are taken from the boxes' height.
PageBoxes TurnUpright(PageBoxes page);

}  // namespace dudao::ingest::pdf

#endif  // DUDAO_SERVICES_INGEST_CORE_PDF_LAYOUT_UPRIGHT_H_
