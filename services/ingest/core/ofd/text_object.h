// The words of a TextObject with their places on the page (GB/T 33190-2016, 11).
//
//   <TextObject Boundary="30 40 100 6" Size="5"><TextCode X="0" Y="4.4" DeltaX="g 3
//   5">基本情况</TextCode> ReadTextObject(node, {}, &boxes);      // one box, 基本情况, 20 mm wide
#ifndef DUDAO_SERVICES_INGEST_CORE_OFD_TEXT_OBJECT_H_
#define DUDAO_SERVICES_INGEST_CORE_OFD_TEXT_OBJECT_H_

#include <pugixml.hpp>
#include <vector>

#include "services/ingest/core/ofd/geometry.h"
#include "services/ingest/core/pdf/layout/boxes.h"

namespace dudao::ingest::ofd {

inline constexpr double kPointsPerMillimetre = 72.0 / 25.4;

// Appends boxes in points, measured from `origin` (the upper left corner of the page, in
// millimetres). A TextCode is cut where its characters stand apart or a line begins anew.
void ReadTextObject(const pugi::xml_node& object, Point origin, std::vector<pdf::Box>* boxes);

}  // namespace dudao::ingest::ofd

#endif  // DUDAO_SERVICES_INGEST_CORE_OFD_TEXT_OBJECT_H_
