#include "core/dtype.h"

#include <array>
#include <utility>

namespace btxrd {

namespace {

constexpr std::array<std::pair<c10::ScalarType, const char*>, 32> kNames{{
    {c10::ScalarType::Float, "float32"},
    {c10::ScalarType::Double, "float64"},
    {c10::ScalarType::Half, "float16"},
    {c10::ScalarType::BFloat16, "bfloat16"},
    {c10::ScalarType::Long, "int64"},
    {c10::ScalarType::Int, "int32"},
    {c10::ScalarType::Short, "int16"},
    {c10::ScalarType::Char, "int8"},
    {c10::ScalarType::Byte, "uint8"},
    {c10::ScalarType::Bool, "bool"},
    {c10::ScalarType::UInt16, "uint16"},
    {c10::ScalarType::UInt32, "uint32"},
    {c10::ScalarType::UInt64, "uint64"},
    {c10::ScalarType::ComplexHalf, "complex32"},
    {c10::ScalarType::ComplexFloat, "complex64"},
    {c10::ScalarType::ComplexDouble, "complex128"},
    {c10::ScalarType::Float8_e4m3fn, "float8_e4m3fn"},
    {c10::ScalarType::Float8_e4m3fnuz, "float8_e4m3fnuz"},
    {c10::ScalarType::Float8_e5m2, "float8_e5m2"},
    {c10::ScalarType::Float8_e5m2fnuz, "float8_e5m2fnuz"},
    {c10::ScalarType::Float8_e8m0fnu, "float8_e8m0fnu"},
    {c10::ScalarType::Float4_e2m1fn_x2, "float4_e2m1fn_x2"},
    {c10::ScalarType::Bits1x8, "bits1x8"},
    {c10::ScalarType::Bits2x4, "bits2x4"},
    {c10::ScalarType::Bits4x2, "bits4x2"},
    {c10::ScalarType::Bits8, "bits8"},
    {c10::ScalarType::Bits16, "bits16"},
    {c10::ScalarType::QInt8, "qint8"},
    {c10::ScalarType::QUInt8, "quint8"},
    {c10::ScalarType::QInt32, "qint32"},
    {c10::ScalarType::QUInt4x2, "quint4x2"},
    {c10::ScalarType::QUInt2x4, "quint2x4"},
}};

}  // namespace

std::optional<std::size_t> DTypeIndex(c10::ScalarType type) {
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i].first == type) return i;
  }
  return std::nullopt;
}

std::vector<const char*> DTypeNames() {
  std::vector<const char*> names;
  for (const auto& [type, name] : kNames) names.push_back(name);
  return names;
}

const char* DTypeName(c10::ScalarType type) {
  const std::optional<std::size_t> index = DTypeIndex(type);
  return index ? kNames[*index].second : nullptr;
}

std::optional<c10::ScalarType> DTypeFromName(std::string_view name) {
  for (const auto& [type, candidate] : kNames) {
    if (name == candidate) return type;
  }
  return std::nullopt;
}

}  // namespace btxrd
