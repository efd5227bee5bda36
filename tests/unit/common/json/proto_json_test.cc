#include "common/json/proto_json.h"

#include <gtest/gtest.h>

#include "dudao/v1/ingest_service.pb.h"
#include "dudao/v1/review.pb.h"
#include "google/protobuf/util/json_util.h"
#include "google/protobuf/util/message_differencer.h"

namespace dudao::json {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::util::JsonStringToMessage;
using google::protobuf::util::MessageDifferencer;

// Sets every field of `message`, so that no field can be forgotten by the writer.
void Fill(Message* message, int seed);

void FillOne(Message* m, const FieldDescriptor* f, int seed) {
  const auto* r = m->GetReflection();
  const bool list = f->is_repeated();
  const std::string words = "句 " + std::to_string(seed) + " \"引\\号\"\n\t\x01末";
  switch (f->cpp_type()) {
    case FieldDescriptor::CPPTYPE_UINT32:
      return list ? r->AddUInt32(m, f, seed) : r->SetUInt32(m, f, seed);
    case FieldDescriptor::CPPTYPE_UINT64:
      return r->SetUInt64(m, f, (1ull << 60) + seed);
    case FieldDescriptor::CPPTYPE_INT64:
      return r->SetInt64(m, f, -(1ll << 60) - seed);
    case FieldDescriptor::CPPTYPE_BOOL:
      return r->SetBool(m, f, true);
    case FieldDescriptor::CPPTYPE_ENUM:
      return r->SetEnumValue(m, f, 1);
    case FieldDescriptor::CPPTYPE_STRING:
      return list ? r->AddString(m, f, words) : r->SetString(m, f, words);
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return Fill(list ? r->AddMessage(m, f) : r->MutableMessage(m, f), seed + 1);
    default:
      FAIL() << "no value for " << f->full_name();
  }
}

void Fill(Message* message, int seed) {
  const Descriptor* type = message->GetDescriptor();
  for (int i = 0; i < type->field_count(); ++i) {
    const FieldDescriptor* f = type->field(i);
    FillOne(message, f, seed + i);
    if (f->is_repeated()) FillOne(message, f, seed + i + 1);
  }
}

template <typename T>
void ExpectRoundTrip(const T& message) {
  T back;
  const std::string json = ToJson(message);
  ASSERT_TRUE(JsonStringToMessage(json, &back).ok()) << json;
  EXPECT_TRUE(MessageDifferencer::Equals(message, back)) << json;
}

TEST(ProtoJson, FullReviewParsesBack) {
  v1::Review review;
  Fill(&review, 0);
  ExpectRoundTrip(review);
}

TEST(ProtoJson, EmptyReviewParsesBack) { ExpectRoundTrip(v1::Review()); }

TEST(ProtoJson, JobWithEnumAnd64BitParsesBack) {
  v1::GetJobResponse response;
  Fill(&response, 3);
  ExpectRoundTrip(response);
}

TEST(ProtoJson, BytesParseBack) {
  for (const char* bytes : {"", "a", "ab", "abc", "\x01\xff\x80z"}) {
    v1::GetOriginalResponse chunk;
    chunk.set_chunk(bytes);
    ExpectRoundTrip(chunk);
  }
}

TEST(ProtoJson, ZeroOffsetsAndEmptyStringsAreWritten) {
  v1::Placeholder mark;
  mark.mutable_span();
  EXPECT_EQ(ToJson(mark), R"({"span":{"begin":0,"end":0},"text":""})");
}

TEST(ProtoJson, AbsentIsLeftOutPresentZeroIsNot) {
  v1::Evidence evidence;
  EXPECT_EQ(ToJson(evidence), R"({"text":"","rung":""})");
  evidence.set_quantity(0);
  EXPECT_EQ(ToJson(evidence), R"({"text":"","quantity":0,"rung":""})");
}

TEST(ProtoJson, EmptyListsAreWritten) {
  v1::Problem problem;
  EXPECT_EQ(ToJson(problem), R"({"text":"","parts":[]})");
}

TEST(ProtoJson, FieldsStandInTheOrderOfTheProto) {
  v1::StageVersions stages;
  stages.set_scoring("d");
  stages.set_ingest("a");
  EXPECT_EQ(ToJson(stages), R"({"ingest":"a","segmentation":"","extraction":"","scoring":"d"})");
}

TEST(ProtoJson, MessageWithoutFieldsSetIsAnObject) { EXPECT_EQ(ToJson(v1::Timing()), "{}"); }

TEST(ProtoJson, StringsAreEscapedAsJsonAsks) {
  std::string out;
  AppendString(std::string_view("\"\\/\b\n\r\t\x1f\x7f你\0", 13), &out);
  EXPECT_EQ(out, "\"\\\"\\\\/\\u0008\\n\\r\\t\\u001f\x7f你\\u0000\"");
}

TEST(ProtoJson, OneWriterWritesManyMessages) {
  ProtoJsonWriter writer;
  v1::Review review;
  Fill(&review, 0);
  std::string out;
  writer.Append(review, &out);
  const size_t first = out.size();
  writer.Append(review, &out);
  EXPECT_EQ(out.substr(0, first), out.substr(first));
}

}  // namespace
}  // namespace dudao::json
