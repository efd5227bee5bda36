// The calling side: channels with the settings our servers expect, and deadlines passed on.
//
//   auto stub = v1::SegmentationService::NewStub(rpc::Connect("127.0.0.1:7702"));
//   grpc::ClientContext context;
//   rpc::CarryDeadline(*server_context, context, 10s);
//   absl::Status done = rpc::FromGrpc(stub->Segment(&context, request, &response));
#ifndef DUDAO_COMMON_RPC_CLIENT_H_
#define DUDAO_COMMON_RPC_CLIENT_H_

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>
#include <grpcpp/server_context.h>

#include <chrono>
#include <memory>
#include <string>

namespace dudao::rpc {

// Lazy: connects at the first call and again whenever needed. Plain text.
std::shared_ptr<grpc::Channel> Connect(const std::string& address,
                                       size_t max_message_bytes = 64u << 20);

// The caller's remaining time, at most `limit`, becomes the outgoing call's.
void CarryDeadline(const grpc::ServerContextBase& incoming, grpc::ClientContext& outgoing,
                   std::chrono::milliseconds limit);
// gRPC's own lines on standard error say in a page what our status says in a line: off, unless
// GRPC_VERBOSITY is set. Servers and channels of ours do this themselves.
void QuietGrpc();
// For calls that start here.
void SetDeadline(grpc::ClientContext& outgoing, std::chrono::milliseconds limit);

}  // namespace dudao::rpc

#endif  // DUDAO_COMMON_RPC_CLIENT_H_
