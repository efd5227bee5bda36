#include "common/stage/stage.h"

#include <fmt/format.h>

#include <vector>

namespace dudao {
namespace {

std::string Digest(const text::DataSet& data, const std::vector<std::string>& folders) {
  return fmt::format("{}-{}", Version(), data.Digest(folders).substr(0, 12));
}

}  // namespace

std::string_view Version() { return DUDAO_VERSION; }

v1::StageVersions StageDigests(const text::DataSet& data) {
  v1::StageVersions out;
  out.set_ingest(Digest(data, {"ingest/"}));
  out.set_segmentation(Digest(data, {"segmentation/", "divisions/"}));
  out.set_extraction(Digest(data, {"lexicon/", "metrics/"}));
  out.set_scoring(Digest(data, {"frameworks/", "thresholds/", "messages/", "metrics/"}));
  return out;
}

}  // namespace dudao
