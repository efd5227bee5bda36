// One request of a parent answered: what dudao-parser does once it is locked in.
#ifndef DUDAO_SERVICES_INGEST_PARSER_PARSER_RUN_H_
#define DUDAO_SERVICES_INGEST_PARSER_PARSER_RUN_H_

#include "services/ingest/core/document_parser.h"

namespace dudao::ingest {

// Reads a request (child/parser_wire.h) from `in`, a file that can be mapped, and writes a
// v1.ParserAnswer to `out`. Returns the exit code; a reader that runs out of memory is an answer.
int RunParser(const DocumentParser& parser, int in, int out);

}  // namespace dudao::ingest

#endif  // DUDAO_SERVICES_INGEST_PARSER_PARSER_RUN_H_
