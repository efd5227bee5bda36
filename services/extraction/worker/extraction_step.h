// Extraction as the stage worker's loop sees it.
//
//   StageWorker worker(extraction::MakeStep(extractor, digest), …);
#ifndef DUDAO_SERVICES_EXTRACTION_WORKER_EXTRACTION_STEP_H_
#define DUDAO_SERVICES_EXTRACTION_WORKER_EXTRACTION_STEP_H_

#include <memory>
#include <string>

#include "common/stage/stage_worker.h"
#include "services/extraction/core/extractor.h"

namespace dudao::extraction {

// `digest`: StageDigests().extraction().
StageStep MakeStep(std::shared_ptr<const Extractor> extractor, std::string digest);

}  // namespace dudao::extraction

#endif  // DUDAO_SERVICES_EXTRACTION_WORKER_EXTRACTION_STEP_H_
