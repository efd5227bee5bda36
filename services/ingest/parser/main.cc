// dudao-parser: one file of a format other than plain text, read in a locked-in process. Started by
// the programs beside it; it takes no arguments and is of no use by hand.
#include <unistd.h>

#include "services/ingest/child/parser_wire.h"
#include "services/ingest/core/formats/format_parser.h"
#include "services/ingest/parser/parser_run.h"
#include "services/ingest/parser/sandbox.h"

int main() {
  if (!dudao::ingest::EnterSandbox({}).ok()) _exit(dudao::ingest::kParserNoSandbox);
  const dudao::ingest::FormatParser parser;
  // Destructors have nothing to save, and a deep tree may overrun the stack in its own.
  _exit(dudao::ingest::RunParser(parser, STDIN_FILENO, STDOUT_FILENO));
}
