// Protobuf messages as JSON, the project's way: the proto3 JSON mapping made deterministic and
// complete. protobuf's own writer drops zero offsets and empty lists.
//
//   ProtoJsonWriter writer;              // keeps what it learns about message types
//   std::string out;
//   writer.Append(review, &out);         // {"document":{"id":"3f…",…},"items":[],…}
//
// Fields stand in the order of the .proto, under their own names (snake_case). Scalars are always
// written (offset 0, false and "" too); optional fields and messages that are absent are left out;
// repeated fields are always written, [] when empty. Strings are UTF-8 with only ", \ and control
// characters escaped. 64-bit integers are strings and enums names, as the mapping demands. Maps are
// not supported. What is written parses back to an equal message with JsonStringToMessage.
#ifndef DUDAO_COMMON_JSON_PROTO_JSON_H_
#define DUDAO_COMMON_JSON_PROTO_JSON_H_

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "google/protobuf/message.h"

namespace dudao::json {

// Appends `text` in quotes, escaped.
void AppendString(std::string_view text, std::string* out);

// One thread at a time.
class ProtoJsonWriter {
 public:
  ProtoJsonWriter();
  ~ProtoJsonWriter();

  // On one line, without a line break at the end.
  void Append(const google::protobuf::Message& message, std::string* out);

 private:
  struct Plan;
  struct Field;
  const Plan& PlanOf(const google::protobuf::Descriptor* type);
  void AppendMessage(const google::protobuf::Message& message, const Plan& plan, std::string* out);
  void AppendList(const google::protobuf::Message& message, const Field& field, std::string* out);

  std::unordered_map<const google::protobuf::Descriptor*, std::unique_ptr<Plan>> plans_;
};

// The same for a single message.
std::string ToJson(const google::protobuf::Message& message);

}  // namespace dudao::json

#endif  // DUDAO_COMMON_JSON_PROTO_JSON_H_
