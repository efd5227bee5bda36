// Which files a process may read, where the kernel knows Landlock (5.13 and newer): a reader taken
// over by a file must not put other people's reports into its answer.
#ifndef DUDAO_SERVICES_INGEST_PARSER_FILE_VIEW_H_
#define DUDAO_SERVICES_INGEST_PARSER_FILE_VIEW_H_

#include <string>
#include <vector>

#include "absl/status/status.h"

namespace dudao::ingest {

// From now on files and folders outside `folders` cannot be opened; those that are not there are
// passed over. Needs no_new_privs. OK too where the kernel lacks Landlock: the filter of calls
// stands all the same.
absl::Status ReadOnlyBelow(const std::vector<std::string>& folders);

// Whether the kernel knows Landlock.
bool HasLandlock();

}  // namespace dudao::ingest

#endif  // DUDAO_SERVICES_INGEST_PARSER_FILE_VIEW_H_
