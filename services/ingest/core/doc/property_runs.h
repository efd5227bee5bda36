// Which properties hold where in the stream: pages of 512 bytes that list runs of text, found
// through a table ([MS-DOC] 2.8.5-2.8.6, 2.9.33, 2.9.175).
//
//   auto runs = PropertyRuns::Read(file, PropertyRuns::kParagraphs);
//   const PropertyRuns::Run* run = runs.Find(place);
#ifndef DUDAO_SERVICES_INGEST_CORE_DOC_PROPERTY_RUNS_H_
#define DUDAO_SERVICES_INGEST_CORE_DOC_PROPERTY_RUNS_H_

#include <cstdint>
#include <vector>

#include "services/ingest/core/doc/bytes.h"
#include "services/ingest/core/doc/word_file.h"

namespace dudao::ingest::doc {

class PropertyRuns {
 public:
  enum Kind { kCharacters, kParagraphs };

  struct Run {
    uint32_t begin = 0, end = 0;  // in the stream
    uint16_t style = 0;           // of paragraphs
    Bytes list;                   // operations, in the file's memory
  };

  // Pages that cannot be read are left out. `file` must outlive it.
  static PropertyRuns Read(const WordFile& file, Kind kind);

  // nullptr where nothing is said.
  const Run* Find(uint32_t place) const;

 private:
  void ReadPage(Bytes page, Kind kind);

  std::vector<Run> runs_;  // by begin
};

}  // namespace dudao::ingest::doc

#endif  // DUDAO_SERVICES_INGEST_CORE_DOC_PROPERTY_RUNS_H_
