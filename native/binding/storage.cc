#include "binding/storage.h"

#include <ATen/core/Tensor.h>
#include <c10/core/TensorImpl.h>

#include <optional>
#include <string>
#include <utility>

#include "binding/arguments.h"
#include "binding/environment.h"
#include "binding/errors.h"
#include "binding/tensor.h"
#include "core/view_extent.h"

namespace btxrd {

namespace {

constexpr napi_type_tag kStoragesTag = {0x5d0c7e2198b34fa2, 0x8f1be0c6da9d4402};
// Any bound will do that keeps a wrong number from asking for all memory.
constexpr int64_t kMostStorages = int64_t{1} << 24;

at::Tensor ViewOf(Napi::Env env, const c10::Storage& storage, c10::ScalarType dtype, int64_t offset, at::IntArrayRef shape,
                  at::IntArrayRef strides) {
  // LibTorch has no quantized tensor without a quantizer.
  if (c10::isQIntType(dtype)) throw ArgumentError(env, "Expected a dtype that is not quantized for dtype.");
  const std::optional<int64_t> end = IsShape(shape) ? EndOfView(offset, shape, strides) : std::nullopt;
  if (!end || static_cast<std::size_t>(*end) > storage.nbytes() / c10::elementSize(dtype)) {
    throw ArgumentError(env, "Expected a view within its storage of " + std::to_string(storage.nbytes()) + " bytes.");
  }
  at::Tensor tensor = at::detail::make_tensor<c10::TensorImpl>(c10::Storage(storage), c10::DispatchKeySet(c10::DispatchKey::CPU),
                                                               c10::scalarTypeToTypeMeta(dtype));
  tensor.unsafeGetTensorImpl()->set_sizes_and_strides(shape, strides, offset);
  return tensor;
}

/// tensorsOfStorages(storages, dtypes, views) -> NativeTensor[]. `views` has for each tensor the
/// index of its storage and that of its dtype among `dtypes`, then, in elements, its offset, the
/// number of its dimensions, sizes and strides.
Napi::Value TensorsOfStorages(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  const StoragesWrap& storages = StoragesWrap::Read(info[0], "storages");
  const Napi::Array names = ReadArray(info[1], "dtypes");
  std::vector<c10::ScalarType> dtypes;
  for (uint32_t i = 0; i < names.Length(); ++i) dtypes.push_back(ReadDType(names.Get(i), "dtypes"));
  IntegerReader views(info[2], "views");
  return Guarded(env, [&]() -> Napi::Value {
    const MemoryLedger::Batch batch(env, Environment::Of(env).memory);
    Napi::Array tensors = Napi::Array::New(env);
    std::vector<int64_t> shape;
    std::vector<int64_t> strides;
    for (uint32_t i = 0; !views.done(); ++i) {
      const Napi::HandleScope scope(env);
      const c10::Storage& storage = storages.At(env, views.Next());
      const auto dtype = static_cast<uint64_t>(views.Next());
      if (dtype >= dtypes.size()) throw ArgumentError(env, "Expected the index of a dtype in views.");
      const int64_t offset = views.Next();
      const int64_t dimensions = views.Next();
      views.Next(dimensions, shape);
      views.Next(dimensions, strides);
      tensors.Set(i, TensorWrap::Wrap(env, ViewOf(env, storage, dtypes[dtype], offset, shape, strides)));
    }
    return tensors;
  });
}

}  // namespace

void StoragesWrap::Init(Napi::Env env, Napi::Object exports) {
  exports.Set("NativeStorages", DefineClass(env, "NativeStorages", {}));
  exports.Set("tensorsOfStorages", Napi::Function::New<TensorsOfStorages>(env, "tensorsOfStorages"));
}

StoragesWrap::StoragesWrap(const Napi::CallbackInfo& info) : Napi::ObjectWrap<StoragesWrap>(info) {
  const int64_t count = ReadInt(info[0], "count");
  if (count < 0 || count > kMostStorages) throw ArgumentError(info.Env(), "Expected a number of storages for count.");
  info.This().As<Napi::Object>().TypeTag(&kStoragesTag);
  storages_.resize(static_cast<std::size_t>(count));
}

StoragesWrap& StoragesWrap::Read(const Napi::Value& value, const char* name) {
  if (!value.IsObject() || !value.As<Napi::Object>().CheckTypeTag(&kStoragesTag)) {
    throw ArgumentError(value.Env(), std::string("Expected storages for ") + name + ".");
  }
  return *Napi::ObjectWrap<StoragesWrap>::Unwrap(value.As<Napi::Object>());
}

const c10::Storage& StoragesWrap::At(Napi::Env env, int64_t index) const {
  if (index < 0 || static_cast<std::size_t>(index) >= storages_.size() || !storages_[index]) {
    throw ArgumentError(env, "Expected the index of a storage that was set.");
  }
  return storages_[index];
}

void StoragesWrap::Set(Napi::Env env, int64_t index, c10::Storage storage) {
  if (index < 0 || static_cast<std::size_t>(index) >= storages_.size()) throw ArgumentError(env, "Expected the index of a storage.");
  storages_[index] = std::move(storage);
}

}  // namespace btxrd
