#include "binding/tensor_form.h"

#include <c10/core/GradMode.h>

#include <algorithm>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "binding/arguments.h"
#include "binding/environment.h"
#include "binding/errors.h"
#include "binding/storage.h"
#include "binding/tensor.h"
#include "core/dtype.h"
#include "core/tensor_form.h"

namespace btxrd {

namespace {

Napi::Array WrapAll(Napi::Env env, std::vector<at::Tensor> tensors) {
  Napi::Array array = Napi::Array::New(env, tensors.size());
  for (uint32_t i = 0; i < tensors.size(); ++i) array.Set(i, TensorWrap::Wrap(env, std::move(tensors[i])));
  return array;
}

Napi::Value DescribeQuantizer(Napi::Env env, const at::Tensor& tensor) {
  if (!tensor.is_quantized()) return env.Null();
  Napi::Object described = Napi::Object::New(env);
  const QuantizerForm form = QuantizerOf(tensor);
  if (const auto* whole = std::get_if<TensorQuantizer>(&form)) {
    described.Set("scale", whole->scale);
    described.Set("zeroPoint", static_cast<double>(whole->zero_point));
  } else {
    const auto& channels = std::get<ChannelQuantizer>(form);
    described.Set("scales", TensorWrap::Wrap(env, channels.scales));
    described.Set("zeroPoints", TensorWrap::Wrap(env, channels.zero_points));
    described.Set("axis", static_cast<double>(channels.axis));
  }
  return described;
}

QuantizerForm ReadQuantizer(const Napi::Value& value) {
  const Napi::Object form = ReadObject(value, "quantizer");
  if (form.Has("scale")) return TensorQuantizer{ReadDouble(form.Get("scale"), "scale"), ReadInt(form.Get("zeroPoint"), "zeroPoint")};
  return ChannelQuantizer{TensorWrap::Read(form.Get("scales"), "scales"), TensorWrap::Read(form.Get("zeroPoints"), "zeroPoints"),
                          ReadInt(form.Get("axis"), "axis")};
}

const char* KindOf(const at::Tensor& tensor) {
  if (tensor.is_nested()) return "nested";
  if (tensor.is_meta()) return "meta";
  return tensor.layout() == c10::kStrided ? "strided" : "sparse";
}

// describeTensor(tensor) -> NativeTensorForm; reads no element.
Napi::Value DescribeTensor(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  const at::Tensor& tensor = TensorWrap::Read(info[0], "tensor");
  return Guarded(env, [&]() -> Napi::Value {
    const c10::NoGradGuard no_grad;
    const std::string kind = KindOf(tensor);
    Napi::Object form = Napi::Object::New(env);
    form.Set("kind", kind);
    if (kind == "strided") {
      form.Set("offset", static_cast<double>(tensor.storage_offset()));
      form.Set("nbytes", static_cast<double>(tensor.storage().nbytes()));
      form.Set("isConj", tensor.is_conj());
      form.Set("isNeg", tensor.is_neg());
      form.Set("quantizer", DescribeQuantizer(env, tensor));
    } else if (kind == "sparse") {
      form.Set("layout", LayoutName(tensor.layout()));
      form.Set("parts", WrapAll(env, SparseParts(tensor)));
      form.Set("isCoalesced", tensor.layout() == c10::kSparse ? Napi::Boolean::New(env, tensor.is_coalesced()) : env.Null());
    } else if (kind == "nested") {
      form.Set("parts", WrapAll(env, NestedParts(tensor)));
    }
    return form;
  });
}

// plainView(tensor, numbers: Float64Array) -> whether the tensor is one of CPU memory that is nothing but
// a view, and `numbers` has room for it. They are then: the storage's id (its 64 bits), its bytes, the index of
// the dtype among `dtypeNames`, whether a gradient is wanted, the offset, the number of dimensions, sizes, strides.
Napi::Value PlainView(const Napi::CallbackInfo& info) {
  constexpr std::size_t kBeforeSizes = 6;
  const Napi::Env env = info.Env();
  const at::Tensor& tensor = TensorWrap::Read(info[0], "tensor");
  const std::span<double> numbers = ReadDoubles(info[1], "numbers");
  const std::optional<std::size_t> dtype = DTypeIndex(tensor.scalar_type());
  if (!IsPlainView(tensor) || !tensor.device().is_cpu() || tensor.is_conj() || tensor.is_neg() || !dtype ||
      numbers.size() < kBeforeSizes + 2 * static_cast<std::size_t>(tensor.dim())) {
    return Napi::Boolean::New(env, false);
  }
  const uint64_t id = StorageId(tensor);
  std::memcpy(&numbers[0], &id, sizeof id);
  numbers[1] = static_cast<double>(tensor.storage().nbytes());
  numbers[2] = static_cast<double>(*dtype);
  numbers[3] = tensor.requires_grad() ? 1 : 0;
  numbers[4] = static_cast<double>(tensor.storage_offset());
  numbers[5] = static_cast<double>(tensor.dim());
  const auto strides = std::copy(tensor.sizes().begin(), tensor.sizes().end(), numbers.begin() + kBeforeSizes);
  std::copy(tensor.strides().begin(), tensor.strides().end(), strides);
  return Napi::Boolean::New(env, true);
}

Napi::Array NamesOfDTypes(Napi::Env env) {
  const std::vector<const char*> names = DTypeNames();
  Napi::Array array = Napi::Array::New(env, names.size());
  for (uint32_t i = 0; i < names.size(); ++i) array.Set(i, names[i]);
  return array;
}

Napi::Value WrapResult(Napi::Env env, at::Tensor tensor) { return TensorWrap::Wrap(env, std::move(tensor)); }

// sparseTensor(layout, parts, shape, isCoalesced or null) -> Promise<NativeTensor>; its indices are checked, which takes time.
Napi::Value SparseTensor(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  return Environment::Of(env).jobs->Run(
      env,
      [layout = LayoutFromName(ReadString(info[0], "layout")), parts = TensorWrap::ReadList(info[1], "parts"), shape = ReadShape(info[2], "shape"),
       is_coalesced = ReadOptionalBool(info[3], "isCoalesced")] { return MakeSparse(layout, parts, shape, is_coalesced); },
      WrapResult);
}

// nestedTensor(parts) -> Promise<NativeTensor>
Napi::Value NestedTensor(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  return Environment::Of(env).jobs->Run(
      env, [parts = TensorWrap::ReadList(info[0], "parts")] { return MakeNested(parts); }, WrapResult);
}

// quantizedTensor(storages, index, dtype, offset, shape, strides, quantizer)
Napi::Value QuantizedTensor(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  return Guarded(env, [&]() -> Napi::Value {
    const c10::Storage& storage = StoragesWrap::Read(info[0], "storages").At(env, ReadInt(info[1], "index"));
    return WrapResult(env, MakeQuantized(storage, ReadDType(info[2], "dtype"), ReadInt(info[3], "offset"),
                                         ReadShape(info[4], "shape"), ReadInts(info[5], "strides"), ReadQuantizer(info[6])));
  });
}

// metaTensor(dtype, shape, strides)
Napi::Value MetaTensor(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  return Guarded(env, [&]() -> Napi::Value {
    return WrapResult(env, MakeMeta(ReadDType(info[0], "dtype"), ReadShape(info[1], "shape"), ReadInts(info[2], "strides")));
  });
}

// lazyView(tensor, isConj, isNeg): the same memory, read as conjugate or negative numbers.
Napi::Value LazyView(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  return Guarded(env, [&]() -> Napi::Value {
    at::Tensor view = TensorWrap::Read(info[0], "tensor").detach();
    view._set_conj(ReadBool(info[1], "isConj"));
    view._set_neg(ReadBool(info[2], "isNeg"));
    return WrapResult(env, std::move(view));
  });
}

}  // namespace

void InitTensorForm(Napi::Env env, Napi::Object exports) {
  exports.Set("describeTensor", Napi::Function::New<DescribeTensor>(env, "describeTensor"));
  exports.Set("plainView", Napi::Function::New<PlainView>(env, "plainView"));
  exports.Set("dtypeNames", NamesOfDTypes(env));
  exports.Set("sparseTensor", Napi::Function::New<SparseTensor>(env, "sparseTensor"));
  exports.Set("nestedTensor", Napi::Function::New<NestedTensor>(env, "nestedTensor"));
  exports.Set("quantizedTensor", Napi::Function::New<QuantizedTensor>(env, "quantizedTensor"));
  exports.Set("metaTensor", Napi::Function::New<MetaTensor>(env, "metaTensor"));
  exports.Set("lazyView", Napi::Function::New<LazyView>(env, "lazyView"));
}

}  // namespace btxrd
