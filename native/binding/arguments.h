#pragma once

#include <c10/core/MemoryFormat.h>
#include <c10/core/ScalarType.h>
#include <c10/util/ArrayRef.h>
#include <napi.h>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace btxrd {

/// Readers of JavaScript values that refuse what is not of the type. lib/ has checked the meaning
/// and written the message a person reads; these keep a wrong call from reaching C++.

std::string ReadString(const Napi::Value& value, const char* name);
bool ReadBool(const Napi::Value& value, const char* name);
double ReadDouble(const Napi::Value& value, const char* name);
/// An integer that a double holds exactly.
int64_t ReadInt(const Napi::Value& value, const char* name);
std::vector<int64_t> ReadInts(const Napi::Value& value, const char* name);
/// Whether an integer that a double holds exactly.
bool IsSafeInteger(double number);
/// Whether a tensor can have the shape: no negative size, and a product that fits in 63 bits.
bool IsShape(c10::IntArrayRef shape);
std::vector<int64_t> ReadShape(const Napi::Value& value, const char* name);
c10::ScalarType ReadDType(const Napi::Value& value, const char* name);
/// null for none.
std::optional<c10::ScalarType> ReadOptionalDType(const Napi::Value& value, const char* name);
std::optional<bool> ReadOptionalBool(const Napi::Value& value, const char* name);
std::optional<double> ReadOptionalDouble(const Napi::Value& value, const char* name);
/// "contiguous", "channels_last", or null for none.
std::optional<c10::MemoryFormat> ReadMemoryFormat(const Napi::Value& value, const char* name);
Napi::Array ReadArray(const Napi::Value& value, const char* name);
Napi::Object ReadObject(const Napi::Value& value, const char* name);

/// The bytes under a typed array, DataView or Buffer; valid until control returns to JavaScript.
struct Bytes {
  const uint8_t* data;
  std::size_t size;
};
Bytes ReadBytes(const Napi::Value& value, const char* name);

/// The numbers of a Float64Array, to be read or written; valid until control returns to JavaScript.
std::span<double> ReadDoubles(const Napi::Value& value, const char* name);

/// Takes integers, one after the other, from a Float64Array: many numbers in one argument, which an
/// array of objects would need a call of V8 each for. Valid until control returns to JavaScript.
class IntegerReader {
 public:
  IntegerReader(const Napi::Value& value, const char* name);

  bool done() const { return rest_.empty(); }
  int64_t Next();
  /// Replaces `numbers`.
  void Next(int64_t count, std::vector<int64_t>& numbers);

 private:
  [[noreturn]] void Refuse() const;

  Napi::Env env_;
  const char* name_;
  std::span<const double> rest_;
};

}  // namespace btxrd
