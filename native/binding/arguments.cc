#include "binding/arguments.h"

#include <algorithm>
#include <cmath>

#include "binding/errors.h"
#include "core/dtype.h"

namespace btxrd {

namespace {

[[noreturn]] void Refuse(const Napi::Value& value, const char* name, const char* expected) {
  throw ArgumentError(value.Env(), std::string("Expected ") + expected + " for " + name + ".");
}

}  // namespace

std::string ReadString(const Napi::Value& value, const char* name) {
  if (!value.IsString()) Refuse(value, name, "a string");
  return value.As<Napi::String>();
}

bool ReadBool(const Napi::Value& value, const char* name) {
  if (!value.IsBoolean()) Refuse(value, name, "a boolean");
  return value.As<Napi::Boolean>();
}

double ReadDouble(const Napi::Value& value, const char* name) {
  if (!value.IsNumber()) Refuse(value, name, "a number");
  return value.As<Napi::Number>().DoubleValue();
}

int64_t ReadInt(const Napi::Value& value, const char* name) {
  const double number = ReadDouble(value, name);
  if (!IsSafeInteger(number)) Refuse(value, name, "a safe integer");
  return static_cast<int64_t>(number);
}

std::vector<int64_t> ReadInts(const Napi::Value& value, const char* name) {
  const Napi::Array array = ReadArray(value, name);
  std::vector<int64_t> numbers(array.Length());
  for (uint32_t i = 0; i < numbers.size(); ++i) numbers[i] = ReadInt(array.Get(i), name);
  return numbers;
}

bool IsSafeInteger(double number) { return std::trunc(number) == number && std::abs(number) <= 9007199254740991.0; }

bool IsShape(c10::IntArrayRef shape) {
  int64_t numel = 1;
  for (const int64_t size : shape) {
    // A size of 0 does not hide an overflow: strides are products of the other sizes.
    if (size < 0 || __builtin_mul_overflow(numel, std::max<int64_t>(size, 1), &numel)) return false;
  }
  return true;
}

std::vector<int64_t> ReadShape(const Napi::Value& value, const char* name) {
  std::vector<int64_t> shape = ReadInts(value, name);
  if (!IsShape(shape)) Refuse(value, name, "a shape");
  return shape;
}

c10::ScalarType ReadDType(const Napi::Value& value, const char* name) {
  const auto type = DTypeFromName(ReadString(value, name));
  if (!type) Refuse(value, name, "a dtype");
  return *type;
}

std::optional<c10::ScalarType> ReadOptionalDType(const Napi::Value& value, const char* name) {
  return value.IsNull() ? std::nullopt : std::optional(ReadDType(value, name));
}

std::optional<bool> ReadOptionalBool(const Napi::Value& value, const char* name) {
  return value.IsNull() ? std::nullopt : std::optional(ReadBool(value, name));
}

std::optional<double> ReadOptionalDouble(const Napi::Value& value, const char* name) {
  return value.IsNull() ? std::nullopt : std::optional(ReadDouble(value, name));
}

std::optional<c10::MemoryFormat> ReadMemoryFormat(const Napi::Value& value, const char* name) {
  if (value.IsNull()) return std::nullopt;
  const std::string format = ReadString(value, name);
  if (format == "contiguous") return c10::MemoryFormat::Contiguous;
  if (format == "channels_last") return c10::MemoryFormat::ChannelsLast;
  Refuse(value, name, "a memory format");
}

Napi::Array ReadArray(const Napi::Value& value, const char* name) {
  if (!value.IsArray()) Refuse(value, name, "an array");
  return value.As<Napi::Array>();
}

Napi::Object ReadObject(const Napi::Value& value, const char* name) {
  if (!value.IsObject()) Refuse(value, name, "an object");
  return value.As<Napi::Object>();
}

Bytes ReadBytes(const Napi::Value& value, const char* name) {
  if (value.IsTypedArray()) {
    const auto array = value.As<Napi::TypedArray>();
    return {static_cast<const uint8_t*>(array.ArrayBuffer().Data()) + array.ByteOffset(), array.ByteLength()};
  }
  if (value.IsDataView()) {
    const auto view = value.As<Napi::DataView>();
    return {static_cast<const uint8_t*>(view.Data()), view.ByteLength()};
  }
  Refuse(value, name, "a typed array");
}

std::span<double> ReadDoubles(const Napi::Value& value, const char* name) {
  if (!value.IsTypedArray() || value.As<Napi::TypedArray>().TypedArrayType() != napi_float64_array) {
    throw ArgumentError(value.Env(), std::string("Expected a Float64Array for ") + name + ".");
  }
  auto array = value.As<Napi::Float64Array>();
  return {array.Data(), array.ElementLength()};
}

IntegerReader::IntegerReader(const Napi::Value& value, const char* name)
    : env_(value.Env()), name_(name), rest_(ReadDoubles(value, name)) {}

int64_t IntegerReader::Next() {
  if (done() || !IsSafeInteger(rest_.front())) Refuse();
  const auto number = static_cast<int64_t>(rest_.front());
  rest_ = rest_.subspan(1);
  return number;
}

void IntegerReader::Next(int64_t count, std::vector<int64_t>& numbers) {
  if (count < 0 || static_cast<uint64_t>(count) > rest_.size()) Refuse();
  numbers.clear();
  for (int64_t i = 0; i < count; ++i) numbers.push_back(Next());
}

void IntegerReader::Refuse() const { throw ArgumentError(env_, std::string("Expected a Float64Array of integers for ") + name_ + "."); }

}  // namespace btxrd
