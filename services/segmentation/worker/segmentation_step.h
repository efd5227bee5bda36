// Segmentation as the stage worker's loop sees it.
//
//   StageWorker worker(segmentation::MakeStep(segmenter, digest), …);
#ifndef DUDAO_SERVICES_SEGMENTATION_WORKER_SEGMENTATION_STEP_H_
#define DUDAO_SERVICES_SEGMENTATION_WORKER_SEGMENTATION_STEP_H_

#include <memory>
#include <string>

#include "common/stage/stage_worker.h"
#include "services/segmentation/core/segmenter.h"

namespace dudao::segmentation {

// `digest`: StageDigests().segmentation().
StageStep MakeStep(std::shared_ptr<const Segmenter> segmenter, std::string digest);

}  // namespace dudao::segmentation

#endif  // DUDAO_SERVICES_SEGMENTATION_WORKER_SEGMENTATION_STEP_H_
