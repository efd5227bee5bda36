// Whether a Document keeps the promises of document.proto: asked of what a parser child hands over,
// which strangers' bytes may have taken over, and of every reader under test.
#ifndef DUDAO_SERVICES_INGEST_CORE_DOCUMENT_CHECK_H_
#define DUDAO_SERVICES_INGEST_CORE_DOCUMENT_CHECK_H_

#include "absl/status/status.h"
#include "dudao/v1/document.pb.h"

namespace dudao::ingest {

// Text strict UTF-8 of `length` code points, spans within it and in order, cells within their
// table. InvalidArgument names what is not so.
absl::Status CheckDocument(const v1::Document& document);

}  // namespace dudao::ingest

#endif  // DUDAO_SERVICES_INGEST_CORE_DOCUMENT_CHECK_H_
