#include "core/ops_argument.h"

#include <ATen/ScalarOps.h>
#include <c10/core/Device.h>
#include <c10/core/Layout.h>
#include <c10/core/MemoryFormat.h>
#include <c10/util/Exception.h>

#include <algorithm>
#include <array>
#include <sstream>
#include <string_view>
#include <utility>

#include "core/device.h"
#include "core/dtype.h"

namespace btxrd {

namespace {

using c10::IValue;
using c10::TypeKind;

constexpr std::array<std::pair<const char*, c10::MemoryFormat>, 4> kMemoryFormats{{
    {"contiguous", c10::MemoryFormat::Contiguous},
    {"preserve", c10::MemoryFormat::Preserve},
    {"channels_last", c10::MemoryFormat::ChannelsLast},
    {"channels_last_3d", c10::MemoryFormat::ChannelsLast3d},
}};

bool IsDevice(const std::string& name) {
  try {
    return c10::Device(name).type() != c10::kMeta;  // a tensor without memory is of no use here
  } catch (const c10::Error&) {
    return false;
  }
}

/// A string that stands for a value of that type.
std::optional<IValue> Named(TypeKind kind, const std::string& name) {
  if (kind == TypeKind::ScalarTypeType) {
    if (const auto dtype = DTypeFromName(name)) return IValue(static_cast<int64_t>(*dtype));
  } else if (kind == TypeKind::MemoryFormatType) {
    for (const auto& [candidate, format] : kMemoryFormats) {
      if (name == candidate) return IValue(static_cast<int64_t>(format));
    }
  } else if (kind == TypeKind::LayoutType) {
    if (name == "strided") return IValue(static_cast<int64_t>(c10::kStrided));
  } else if (kind == TypeKind::DeviceObjType) {
    if (IsDevice(name)) return IValue(AvailableDevice(name));
  }
  return std::nullopt;
}

/// `type` is the schema's real type; `stored` what LibTorch keeps it as (an int for a ScalarType).
std::optional<IValue> Convert(const IValue& value, const c10::TypePtr& type, const c10::TypePtr& stored,
                              std::optional<int32_t> length, bool numbers_as_tensors) {
  switch (type->kind()) {
    case TypeKind::OptionalType:
      if (value.isNone()) return value;
      return Convert(value, type->expectRef<c10::OptionalType>().getElementType(),
                     stored->expectRef<c10::OptionalType>().getElementType(), length, numbers_as_tensors);
    case TypeKind::TensorType:
      if (value.isTensor() || (numbers_as_tensors && value.isScalar())) return value;
      return std::nullopt;
    case TypeKind::NumberType:
      if (value.isScalar()) return value;
      return std::nullopt;
    case TypeKind::FloatType:
    case TypeKind::SymFloatType:
      if (value.isDouble()) return value;
      if (value.isInt()) return IValue(static_cast<double>(value.toInt()));
      return std::nullopt;
    case TypeKind::IntType:
    case TypeKind::SymIntType:
      if (value.isInt()) return value;
      return std::nullopt;
    case TypeKind::BoolType:
    case TypeKind::SymBoolType:
      if (value.isBool()) return value;
      // As torch.ops, where any number is also a truth value: std(x, 1) is std(x, unbiased=1) there.
      if (value.isInt()) return IValue(value.toInt() != 0);
      if (value.isDouble()) return IValue(value.toDouble() != 0);
      return std::nullopt;
    case TypeKind::StringType:
      if (value.isString()) return value;
      return std::nullopt;
    case TypeKind::ListType: {
      const c10::TypePtr& element = type->expectRef<c10::ListType>().getElementType();
      const c10::TypePtr& stored_element = stored->expectRef<c10::ListType>().getElementType();
      c10::impl::GenericList list(stored_element);
      if (value.isTuple()) {
        for (const IValue& item : value.toTupleRef().elements()) {
          auto converted = Convert(item, element, stored_element, std::nullopt, false);
          if (!converted) return std::nullopt;
          list.push_back(std::move(*converted));
        }
        return IValue(std::move(list));
      }
      if (!length || !(value.isInt() || value.isDouble())) return std::nullopt;
      const auto repeated = Convert(value, element, stored_element, std::nullopt, false);
      if (!repeated) return std::nullopt;
      for (int32_t i = 0; i < *length; ++i) list.push_back(*repeated);
      return IValue(std::move(list));
    }
    default:
      if (value.isString()) return Named(type->kind(), value.toStringRef());
      return std::nullopt;
  }
}

}  // namespace

bool TakesNumbersAsTensors(const std::string& qualified_name) {
  constexpr std::array<std::string_view, 11> kNames{"add", "sub", "subtract", "mul", "multiply", "div", "divide",
                                                    "true_divide", "floor_divide", "copy", "to"};
  std::string_view name(qualified_name);
  name.remove_prefix(name.find("::") + 2);
  if (name.ends_with('_')) name.remove_suffix(1);
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

std::optional<IValue> ToArgument(const IValue& value, const c10::Argument& argument, bool numbers_as_tensors) {
  return Convert(value, argument.real_type(), argument.type(), argument.N(), numbers_as_tensors);
}

std::string Describe(const IValue& value) {
  std::ostringstream text;
  if (value.isTensor()) {
    const char* dtype = DTypeName(value.toTensor().scalar_type());
    text << "Tensor(" << (dtype == nullptr ? "unknown" : dtype) << ", " << value.toTensor().sizes() << ")";
  } else if (value.isNone()) {
    text << "null";
  } else if (value.isBool()) {
    text << (value.toBool() ? "true" : "false");
  } else if (value.isInt()) {
    text << "int " << value.toInt();
  } else if (value.isDouble()) {
    text << "float " << value.toDouble();
  } else if (value.isString()) {
    text << '"' << value.toStringRef().substr(0, 80) << '"';
  } else {
    const auto& items = value.toTupleRef().elements();
    text << '[';
    for (std::size_t i = 0; i < items.size() && i < 8; ++i) text << (i == 0 ? "" : ", ") << Describe(items[i]);
    text << (items.size() > 8 ? ", ...]" : "]");
  }
  return text.str();
}

void NumbersToTensors(const c10::FunctionSchema& schema, torch::jit::Stack& stack) {
  for (std::size_t i = 0; i < stack.size(); ++i) {
    if (schema.arguments()[i].type()->kind() != TypeKind::TensorType || !stack[i].isScalar()) continue;
    at::Tensor tensor = at::scalar_to_tensor(stack[i].toScalar());
    tensor.unsafeGetTensorImpl()->set_wrapped_number(true);
    stack[i] = std::move(tensor);
  }
}

}  // namespace btxrd
