// Commands that speak to a server: submit, watch, get, list, cancel.
#ifndef DUDAO_CLI_REMOTE_REMOTE_COMMANDS_H_
#define DUDAO_CLI_REMOTE_REMOTE_COMMANDS_H_

#include <string>
#include <vector>

#include "dudao/v1/ingest_service.pb.h"

namespace dudao::cli {

struct RemoteOptions {
  std::string server = "127.0.0.1:7701";
  std::string data_dir;  // for wordings; empty: found (common/config)
};

struct SubmitOptions {
  RemoteOptions remote;
  std::vector<std::string> paths;
  std::string key;  // empty: made from content and metadata, so that repeating is harmless
  bool force = false;
  bool wait = false;
  v1::SubmitMetadata metadata;  // source_name aside
};

struct GetOptions {
  RemoteOptions remote;
  std::string id;  // of a job or a review
  bool json = false;
  bool full = false;
  bool include_text = false;
  bool include_restricted = false;
};

struct ListOptions {
  RemoteOptions remote;
  bool json = false;
  v1::ListJobsRequest request;
};

// Each prints to stdout, faults to stderr, and returns an exit code of cli/exit_code.h.
int RunSubmit(const SubmitOptions& options);
int RunWatch(const RemoteOptions& remote, const std::string& job_id);
int RunGet(const GetOptions& options);
int RunList(const ListOptions& options);
int RunCancel(const RemoteOptions& remote, const std::string& job_id);

// The default key: the same file with the same metadata gives the same one.
std::string SubmissionKey(const std::string& digest, const v1::SubmitMetadata& metadata);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_REMOTE_REMOTE_COMMANDS_H_
