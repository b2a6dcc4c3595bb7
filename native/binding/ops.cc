#include "binding/ops.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "binding/arguments.h"
#include "binding/environment.h"
#include "binding/tensor.h"
#include "core/dtype.h"
#include "core/ops.h"

namespace btxrd {

namespace {

constexpr int64_t kMaxSafeInteger = 9007199254740991;

/// lib/ops makes the difference that JavaScript does not: an int is a bigint here, a number a float.
c10::IValue FromJs(const Napi::Value& value, const char* name, bool in_array = false) {
  if (value.IsNull()) return {};
  if (value.IsBoolean()) return value.As<Napi::Boolean>().Value();
  if (value.IsNumber()) return value.As<Napi::Number>().DoubleValue();
  if (value.IsString()) return value.As<Napi::String>().Utf8Value();
  if (value.IsBigInt()) {
    bool lossless = false;
    const int64_t number = value.As<Napi::BigInt>().Int64Value(&lossless);
    if (!lossless) throw ArgumentError(value.Env(), std::string("Expected an integer of 64 bits for ") + name + ".");
    return number;
  }
  // No schema nests deeper than a list of tensors, and an array may hold itself.
  if (value.IsArray() && !in_array) {
    const auto array = value.As<Napi::Array>();
    std::vector<c10::IValue> items;
    items.reserve(array.Length());
    for (uint32_t i = 0; i < array.Length(); ++i) items.push_back(FromJs(array.Get(i), name, true));
    return c10::ivalue::Tuple::create(std::move(items));
  }
  return TensorWrap::Read(value, name);
}

OperatorArguments ReadArguments(const Napi::CallbackInfo& info) {
  OperatorArguments arguments;
  const Napi::Array positional = ReadArray(info[1], "args");
  for (uint32_t i = 0; i < positional.Length(); ++i) {
    arguments.positional.push_back(FromJs(positional.Get(i), ("args[" + std::to_string(i) + "]").c_str()));
  }
  const Napi::Object keyword = ReadObject(info[2], "kwargs");
  const Napi::Array names = keyword.GetPropertyNames();
  for (uint32_t i = 0; i < names.Length(); ++i) {
    std::string name = ReadString(names.Get(i), "kwargs");
    c10::IValue value = FromJs(keyword.Get(name), name.c_str());
    arguments.keyword.emplace_back(std::move(name), std::move(value));
  }
  return arguments;
}

Napi::Value ToJs(Napi::Env env, const c10::IValue& value, const c10::TypePtr& type) {
  if (value.isTensor()) {
    return value.toTensor().defined() ? TensorWrap::Wrap(env, value.toTensor()) : env.Null();
  }
  if (value.isNone()) return env.Null();
  if (value.isBool()) return Napi::Boolean::New(env, value.toBool());
  if (value.isDouble()) return Napi::Number::New(env, value.toDouble());
  if (value.isString()) return Napi::String::New(env, value.toStringRef());
  if (value.isInt()) {
    const int64_t number = value.toInt();
    if (type->kind() == c10::TypeKind::ScalarTypeType) {
      const char* dtype = DTypeName(static_cast<c10::ScalarType>(number));
      if (dtype != nullptr) return Napi::String::New(env, dtype);
    }
    if (number > kMaxSafeInteger || number < -kMaxSafeInteger) return Napi::BigInt::New(env, number);
    return Napi::Number::New(env, static_cast<double>(number));
  }
  if (value.isList()) {
    const auto items = value.toListRef();
    Napi::Array array = Napi::Array::New(env, items.size());
    for (uint32_t i = 0; i < items.size(); ++i) array.Set(i, ToJs(env, items[i], type));
    return array;
  }
  throw ToError(env, {"ERR_LIBTORCH", "Expected a result that JavaScript can hold but received " + value.tagKind() + ".", ""});
}

/// None as undefined, one result as itself, several as an array, as Python gives them.
Napi::Value ResultsToJs(Napi::Env env, const c10::FunctionSchema& schema, const torch::jit::Stack& results) {
  const auto result = [&](std::size_t i) { return ToJs(env, results[i], schema.returns()[i].real_type()); };
  if (results.empty()) return env.Undefined();
  if (results.size() == 1) return result(0);
  Napi::Array array = Napi::Array::New(env, results.size());
  for (uint32_t i = 0; i < results.size(); ++i) array.Set(i, result(i));
  return array;
}

/// callOperator(name, args, kwargs): a promise of the results.
Napi::Value CallOperator(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  return Guarded(env, [&]() -> Napi::Value {
    auto call = std::make_shared<OperatorCall>(OperatorCall::Resolve(ReadString(info[0], "name"), ReadArguments(info)));
    return Environment::Of(env).jobs->Run(
        env, [call] { return call->Run(); },
        [call](Napi::Env loop, const torch::jit::Stack& results) { return ResultsToJs(loop, call->schema(), results); });
  });
}

Napi::Value ToStrings(Napi::Env env, const std::vector<std::string>& strings) {
  Napi::Array array = Napi::Array::New(env, strings.size());
  for (uint32_t i = 0; i < strings.size(); ++i) array.Set(i, strings[i]);
  return array;
}

Napi::Value OperatorNamesCall(const Napi::CallbackInfo& info) {
  return Guarded(info.Env(), [&] { return ToStrings(info.Env(), OperatorNames()); });
}

Napi::Value OperatorSchemasCall(const Napi::CallbackInfo& info) {
  return Guarded(info.Env(), [&] { return ToStrings(info.Env(), OperatorSchemas(ReadString(info[0], "name"))); });
}

}  // namespace

void InitOps(Napi::Env env, Napi::Object exports) {
  exports.Set("callOperator", Napi::Function::New<CallOperator>(env, "callOperator"));
  exports.Set("operatorNames", Napi::Function::New<OperatorNamesCall>(env, "operatorNames"));
  exports.Set("operatorSchemas", Napi::Function::New<OperatorSchemasCall>(env, "operatorSchemas"));
}

}  // namespace btxrd
