// The frame's GB/T 2260 code, when the table knows which division the region is.
//
//   SetDivisionCode(divisions, text, overrides, &frame);   // 岚谷县 → six digits, or nothing
#ifndef DUDAO_SERVICES_SEGMENTATION_CORE_DIVISION_CODE_H_
#define DUDAO_SERVICES_SEGMENTATION_CORE_DIVISION_CODE_H_

#include <string_view>

#include "dudao/v1/document.pb.h"
#include "dudao/v1/segmentation.pb.h"
#include "services/segmentation/core/divisions.h"

namespace dudao::segmentation {

// Of the region as the frame has it, in the year reported on. A name that several divisions bear is
// settled by a stated province, else by what head and foot of the text name around it. A school's
// or a township's frame gets none: the table ends at counties.
void SetDivisionCode(const Divisions& divisions, std::u32string_view text,
                     const v1::FrameOverrides& overrides, v1::Frame* frame);

}  // namespace dudao::segmentation

#endif  // DUDAO_SERVICES_SEGMENTATION_CORE_DIVISION_CODE_H_
