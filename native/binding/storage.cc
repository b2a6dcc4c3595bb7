#include "binding/storage.h"

#include <ATen/ops/empty.h>
#include <c10/core/CPUAllocator.h>

#include <optional>
#include <utility>

#include "binding/arguments.h"
#include "binding/environment.h"
#include "binding/errors.h"
#include "binding/tensor.h"
#include "core/view_extent.h"

namespace btxrd {

namespace {

constexpr napi_type_tag kStorageTag = {0x5d0c7e2198b34fa2, 0x8f1be0c6da9d4402};

Napi::Value TensorFromStorage(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  const c10::Storage& storage = StorageWrap::Read(info[0], "storage");
  const c10::ScalarType dtype = ReadDType(info[1], "dtype");
  const int64_t offset = ReadInt(info[2], "offset");
  const std::vector<int64_t> shape = ReadShape(info[3], "shape");
  const std::vector<int64_t> strides = ReadInts(info[4], "strides");
  const std::optional<int64_t> end = EndOfView(offset, shape, strides);
  // LibTorch has no quantized tensor without a quantizer.
  if (c10::isQIntType(dtype)) throw ArgumentError(env, "Expected a dtype that is not quantized for dtype.");
  if (!end || static_cast<std::size_t>(*end) > storage.nbytes() / c10::elementSize(dtype)) {
    throw ArgumentError(env, "Expected a view within its storage of " + std::to_string(storage.nbytes()) + " bytes.");
  }
  return Guarded(env, [&]() -> Napi::Value {
    at::Tensor tensor = at::empty({0}, at::TensorOptions().dtype(dtype));
    tensor.unsafeGetTensorImpl()->set_storage_keep_dtype(storage);
    tensor.unsafeGetTensorImpl()->set_sizes_and_strides(shape, strides, offset);
    return TensorWrap::Wrap(env, std::move(tensor));
  });
}

}  // namespace

void StorageWrap::Init(Napi::Env env, Napi::Object exports) {
  Napi::Function constructor =
      DefineClass(env, "NativeStorage", {InstanceAccessor<&StorageWrap::Nbytes>("nbytes")});
  Environment::Of(env).storage_class = Napi::Persistent(constructor);
  exports.Set("tensorFromStorage", Napi::Function::New<TensorFromStorage>(env, "tensorFromStorage"));
}

StorageWrap::StorageWrap(const Napi::CallbackInfo& info) : Napi::ObjectWrap<StorageWrap>(info) {
  if (info.Length() != 1 || !info[0].IsExternal() || !info[0].As<Napi::External<c10::Storage>>().CheckTypeTag(&kStorageTag)) {
    throw ArgumentError(info.Env(), "NativeStorage cannot be constructed from JavaScript.");
  }
  info.This().As<Napi::Object>().TypeTag(&kStorageTag);
  storage_ = std::move(*info[0].As<Napi::External<c10::Storage>>().Data());
}

Napi::Object StorageWrap::Wrap(Napi::Env env, c10::Storage storage) {
  const auto external = Napi::External<c10::Storage>::New(env, &storage);
  external.TypeTag(&kStorageTag);
  return Environment::Of(env).storage_class.New({external});
}

const c10::Storage& StorageWrap::Read(const Napi::Value& value, const char* name) {
  if (!value.IsObject() || !value.As<Napi::Object>().CheckTypeTag(&kStorageTag)) {
    throw ArgumentError(value.Env(), std::string("Expected a storage for ") + name + ".");
  }
  return Napi::ObjectWrap<StorageWrap>::Unwrap(value.As<Napi::Object>())->storage_;
}

Napi::Value StorageWrap::Nbytes(const Napi::CallbackInfo& info) {
  return Napi::Number::New(info.Env(), static_cast<double>(storage_.nbytes()));
}

}  // namespace btxrd
