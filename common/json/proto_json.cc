#include "common/json/proto_json.h"

#include <array>
#include <charconv>
#include <cmath>
#include <vector>

namespace dudao::json {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

constexpr std::array<bool, 256> MakeEscaped() {
  std::array<bool, 256> out{};
  for (int c = 0; c < 0x20; ++c) out[c] = true;
  out['"'] = out['\\'] = true;
  return out;
}
constexpr std::array<bool, 256> kEscaped = MakeEscaped();

void AppendEscape(char c, std::string* out) {
  switch (c) {
    case '"':
      *out += "\\\"";
      return;
    case '\\':
      *out += "\\\\";
      return;
    case '\n':
      *out += "\\n";
      return;
    case '\r':
      *out += "\\r";
      return;
    case '\t':
      *out += "\\t";
      return;
    default:
      constexpr char kHex[] = "0123456789abcdef";
      *out += "\\u00";
      *out += kHex[(c >> 4) & 15];
      *out += kHex[c & 15];
  }
}

template <typename Number>
void AppendNumber(Number value, std::string* out) {
  char digits[32];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  out->append(digits, end);
}

// JSON has no NaN or infinity: the mapping spells them as strings.
template <typename Number>
void AppendFloating(Number value, std::string* out) {
  if (std::isnan(value)) {
    *out += "\"NaN\"";
  } else if (std::isinf(value)) {
    *out += value > 0 ? "\"Infinity\"" : "\"-Infinity\"";
  } else {
    AppendNumber(value, out);
  }
}

template <typename Number>
void AppendQuoted(Number value, std::string* out) {
  *out += '"';
  AppendNumber(value, out);
  *out += '"';
}

void AppendBase64(std::string_view bytes, std::string* out) {
  constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  *out += '"';
  for (size_t i = 0; i < bytes.size(); i += 3) {
    const size_t n = std::min<size_t>(3, bytes.size() - i);
    uint32_t group = 0;
    for (size_t k = 0; k < 3; ++k) {
      group = group << 8 | (k < n ? static_cast<unsigned char>(bytes[i + k]) : 0);
    }
    for (size_t k = 0; k < 4; ++k) *out += k <= n ? kDigits[(group >> (18 - 6 * k)) & 63] : '=';
  }
  *out += '"';
}

void AppendText(const FieldDescriptor* field, const std::string& value, std::string* out) {
  if (field->type() == FieldDescriptor::TYPE_BYTES) return AppendBase64(value, out);
  AppendString(value, out);
}

void AppendEnum(const google::protobuf::EnumDescriptor* type, int number, std::string* out) {
  const auto* value = type->FindValueByNumber(number);
  if (value == nullptr) return AppendNumber(number, out);
  AppendString(value->name(), out);
}

void AppendScalar(const Message& m, const Reflection& r, const FieldDescriptor* f,
                  std::string* out) {
  std::string scratch;
  switch (f->cpp_type()) {
    case FieldDescriptor::CPPTYPE_UINT32:
      return AppendNumber(r.GetUInt32(m, f), out);
    case FieldDescriptor::CPPTYPE_INT32:
      return AppendNumber(r.GetInt32(m, f), out);
    case FieldDescriptor::CPPTYPE_UINT64:
      return AppendQuoted(r.GetUInt64(m, f), out);
    case FieldDescriptor::CPPTYPE_INT64:
      return AppendQuoted(r.GetInt64(m, f), out);
    case FieldDescriptor::CPPTYPE_BOOL:
      *out += r.GetBool(m, f) ? "true" : "false";
      return;
    case FieldDescriptor::CPPTYPE_STRING:
      return AppendText(f, r.GetStringReference(m, f, &scratch), out);
    case FieldDescriptor::CPPTYPE_ENUM:
      return AppendEnum(f->enum_type(), r.GetEnumValue(m, f), out);
    case FieldDescriptor::CPPTYPE_DOUBLE:
      return AppendFloating(r.GetDouble(m, f), out);
    case FieldDescriptor::CPPTYPE_FLOAT:
      return AppendFloating(r.GetFloat(m, f), out);
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return;  // written by the caller
  }
}

void AppendElement(const Message& m, const Reflection& r, const FieldDescriptor* f, int i,
                   std::string* out) {
  std::string scratch;
  switch (f->cpp_type()) {
    case FieldDescriptor::CPPTYPE_UINT32:
      return AppendNumber(r.GetRepeatedUInt32(m, f, i), out);
    case FieldDescriptor::CPPTYPE_INT32:
      return AppendNumber(r.GetRepeatedInt32(m, f, i), out);
    case FieldDescriptor::CPPTYPE_UINT64:
      return AppendQuoted(r.GetRepeatedUInt64(m, f, i), out);
    case FieldDescriptor::CPPTYPE_INT64:
      return AppendQuoted(r.GetRepeatedInt64(m, f, i), out);
    case FieldDescriptor::CPPTYPE_BOOL:
      *out += r.GetRepeatedBool(m, f, i) ? "true" : "false";
      return;
    case FieldDescriptor::CPPTYPE_STRING:
      return AppendText(f, r.GetRepeatedStringReference(m, f, i, &scratch), out);
    case FieldDescriptor::CPPTYPE_ENUM:
      return AppendEnum(f->enum_type(), r.GetRepeatedEnumValue(m, f, i), out);
    case FieldDescriptor::CPPTYPE_DOUBLE:
      return AppendFloating(r.GetRepeatedDouble(m, f, i), out);
    case FieldDescriptor::CPPTYPE_FLOAT:
      return AppendFloating(r.GetRepeatedFloat(m, f, i), out);
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return;  // written by the caller
  }
}

}  // namespace

// One field of a message type, with what to write before its value.
struct ProtoJsonWriter::Field {
  const FieldDescriptor* descriptor;
  std::string key;   // "name":
  const Plan* type;  // of a message field
  bool is_list;
  bool is_optional;
};

struct ProtoJsonWriter::Plan {
  const Reflection* reflection = nullptr;
  std::vector<Field> fields;
};

void AppendString(std::string_view text, std::string* out) {
  *out += '"';
  size_t run = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    if (!kEscaped[static_cast<unsigned char>(text[i])]) continue;
    out->append(text, run, i - run);
    AppendEscape(text[i], out);
    run = i + 1;
  }
  out->append(text, run);
  *out += '"';
}

ProtoJsonWriter::ProtoJsonWriter() = default;
ProtoJsonWriter::~ProtoJsonWriter() = default;

const ProtoJsonWriter::Plan& ProtoJsonWriter::PlanOf(const Descriptor* type) {
  std::unique_ptr<Plan>& slot = plans_[type];
  if (slot != nullptr) return *slot;
  slot = std::make_unique<Plan>();
  Plan* plan = slot.get();
  plan->reflection =
      google::protobuf::MessageFactory::generated_factory()->GetPrototype(type)->GetReflection();
  for (int i = 0; i < type->field_count(); ++i) {
    const FieldDescriptor* f = type->field(i);
    const bool is_message = f->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE;
    plan->fields.push_back(
        {f, '"' + f->name() + "\":", is_message ? &PlanOf(f->message_type()) : nullptr,
         f->is_repeated(), f->has_presence()});
  }
  return *plan;
}

void ProtoJsonWriter::AppendList(const Message& message, const Field& field, std::string* out) {
  const Reflection& reflection = *message.GetReflection();
  const int n = reflection.FieldSize(message, field.descriptor);
  *out += '[';
  for (int i = 0; i < n; ++i) {
    if (i > 0) *out += ',';
    if (field.type != nullptr) {
      AppendMessage(reflection.GetRepeatedMessage(message, field.descriptor, i), *field.type, out);
    } else {
      AppendElement(message, reflection, field.descriptor, i, out);
    }
  }
  *out += ']';
}

void ProtoJsonWriter::AppendMessage(const Message& message, const Plan& plan, std::string* out) {
  const Reflection& reflection = *plan.reflection;
  char before = '{';
  for (const Field& field : plan.fields) {
    if (field.is_optional && !reflection.HasField(message, field.descriptor)) continue;
    *out += before;
    before = ',';
    *out += field.key;
    if (field.is_list) {
      AppendList(message, field, out);
    } else if (field.type != nullptr) {
      AppendMessage(reflection.GetMessage(message, field.descriptor), *field.type, out);
    } else {
      AppendScalar(message, reflection, field.descriptor, out);
    }
  }
  if (before == '{') *out += '{';
  *out += '}';
}

void ProtoJsonWriter::Append(const Message& message, std::string* out) {
  AppendMessage(message, PlanOf(message.GetDescriptor()), out);
}

std::string ToJson(const Message& message) {
  std::string out;
  ProtoJsonWriter().Append(message, &out);
  return out;
}

}  // namespace dudao::json
