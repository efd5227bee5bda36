#include "common/stage/stage.h"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "common/text/sha256.h"

namespace dudao {
namespace {

std::string Digest(const text::DataSet& data, const std::vector<std::string>& folders) {
  return fmt::format("{}-{}", Version(), data.Digest(folders).substr(0, 12));
}

// With the versions of the parsers built against: another poppler may read another text.
std::string IngestDigest(const text::DataSet& data) {
  const std::string all = text::Sha256Hex(data.Digest({"ingest/"}) + DUDAO_PARSERS);
  return fmt::format("{}-{}", Version(), all.substr(0, 12));
}

}  // namespace

std::string_view Version() { return DUDAO_VERSION; }

v1::StageVersions StageDigests(const text::DataSet& data) {
  v1::StageVersions out;
  out.set_ingest(IngestDigest(data));
  out.set_segmentation(Digest(data, {"segmentation/", "divisions/"}));
  out.set_extraction(Digest(data, {"lexicon/", "metrics/"}));
  out.set_scoring(Digest(data, {"frameworks/", "thresholds/", "messages/", "metrics/"}));
  return out;
}

}  // namespace dudao
