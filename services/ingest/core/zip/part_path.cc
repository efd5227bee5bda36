#include "services/ingest/core/zip/part_path.h"

#include <algorithm>
#include <vector>

namespace dudao::ingest::zip {

std::string ResolvePart(std::string_view part, std::string_view target) {
  std::string path(target.starts_with('/') ? "" : part.substr(0, part.rfind('/') + 1));
  path += target;
  std::vector<std::string_view> folders;
  for (std::string_view left = path; !left.empty();) {
    const size_t end = std::min(left.find('/'), left.size());
    const std::string_view step = left.substr(0, end);
    if (step == ".." && !folders.empty()) folders.pop_back();
    if (step != ".." && step != "." && !step.empty()) folders.push_back(step);
    left.remove_prefix(std::min(end + 1, left.size()));
  }
  std::string out;
  for (const std::string_view step : folders) {
    if (!out.empty()) out += '/';
    out += step;
  }
  return out;
}

}  // namespace dudao::ingest::zip
