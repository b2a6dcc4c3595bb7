#include "binding/tensor.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/from_blob.h>
#include <ATen/ops/softmax.h>

#include <cstring>
#include <utility>

#include "binding/arguments.h"
#include "binding/environment.h"
#include "binding/errors.h"
#include "core/device.h"
#include "core/dtype.h"
#include "core/tensor_form.h"

namespace btxrd {

namespace {

// Marks our objects, so that one with a borrowed prototype is told from a real one.
constexpr napi_type_tag kTensorTag = {0x9b1d0a4f6c2e4d11, 0xa7c35e8842f0be01};

Napi::Array ToArray(Napi::Env env, at::IntArrayRef numbers) {
  Napi::Array array = Napi::Array::New(env, numbers.size());
  for (uint32_t i = 0; i < numbers.size(); ++i) array.Set(i, static_cast<double>(numbers[i]));
  return array;
}

/// The tensor that `bytes` will fill: checks that they are exactly as many as it needs.
at::Tensor EmptyFor(Napi::Env env, const Bytes& bytes, c10::ScalarType dtype, at::IntArrayRef shape) {
  const auto numel = static_cast<std::size_t>(c10::multiply_integers(shape));
  const std::size_t itemsize = c10::elementSize(dtype);
  if (bytes.size % itemsize != 0 || bytes.size / itemsize != numel) {
    throw ArgumentError(env, "Expected " + std::to_string(numel) + " elements for data but received " +
                                 std::to_string(bytes.size) + " bytes.");
  }
  return Guarded(env, [&] { return at::empty(shape, at::TensorOptions().dtype(dtype)); });
}

void CheckNoGradientWriter(Napi::Env env) {
  if (!Environment::Of(env).gradient_writers.any()) return;
  throw ToError(env, {"ERR_BUSY", "Expected no backward pass or training step to be in flight when grad is used. Await it first.", ""});
}

}  // namespace

void TensorWrap::Init(Napi::Env env, Napi::Object exports) {
  Napi::Function constructor = DefineClass(
      env, "NativeTensor",
      {
          StaticMethod<&TensorWrap::From>("from"),
          StaticMethod<&TensorWrap::FromAsync>("fromAsync"),
          InstanceAccessor<&TensorWrap::Shape>("shape"),
          InstanceAccessor<&TensorWrap::Strides>("strides"),
          InstanceAccessor<&TensorWrap::Layout>("layout"),
          InstanceAccessor<&TensorWrap::IsNested>("isNested"),
          InstanceAccessor<&TensorWrap::DType>("dtype"),
          InstanceAccessor<&TensorWrap::Device>("device"),
          InstanceAccessor<&TensorWrap::Numel>("numel"),
          InstanceAccessor<&TensorWrap::Disposed>("disposed"),
          InstanceAccessor<&TensorWrap::StorageId>("storageId"),
          InstanceAccessor<&TensorWrap::RequiresGrad, &TensorWrap::SetRequiresGrad>("requiresGrad"),
          InstanceAccessor<&TensorWrap::Grad, &TensorWrap::SetGrad>("grad"),
          InstanceMethod<&TensorWrap::Backward>("backward"),
          InstanceMethod<&TensorWrap::Detach>("detach"),
          InstanceMethod<&TensorWrap::To>("to"),
          InstanceMethod<&TensorWrap::Softmax>("softmax"),
          InstanceMethod<&TensorWrap::Data>("data"),
          InstanceMethod<&TensorWrap::Dispose>("dispose"),
      });
  Environment::Of(env).tensor_class = Napi::Persistent(constructor);
  exports.Set("NativeTensor", constructor);
}

TensorWrap::TensorWrap(const Napi::CallbackInfo& info)
    : Napi::ObjectWrap<TensorWrap>(info), ledger_(Environment::Of(info.Env()).memory) {
  const Napi::Env env = info.Env();
  at::Tensor* tensor = std::exchange(Environment::Of(env).next_tensor, nullptr);
  if (tensor == nullptr) throw ArgumentError(env, "NativeTensor cannot be constructed from JavaScript: use Tensor.from().");
  info.This().As<Napi::Object>().TypeTag(&kTensorTag);
  tensor_ = std::move(*tensor);
  claim_ = ledger_->Add(env, tensor_);
}

TensorWrap::~TensorWrap() { Release(); }

void TensorWrap::Release() {
  if (!tensor_.defined()) return;
  ledger_->Remove(Env(), claim_);
  tensor_.reset();
}

Napi::Object TensorWrap::Wrap(Napi::Env env, at::Tensor tensor) {
  Environment& environment = Environment::Of(env);
  // Not an argument: an External for each tensor would take as long as the rest.
  environment.next_tensor = &tensor;
  try {
    return environment.tensor_class.New({});
  } catch (...) {
    environment.next_tensor = nullptr;
    throw;
  }
}

const at::Tensor& TensorWrap::Read(const Napi::Value& value, const char* name) {
  const Napi::Env env = value.Env();
  if (!value.IsObject() || !value.As<Napi::Object>().CheckTypeTag(&kTensorTag)) {
    throw ArgumentError(env, std::string("Expected a Tensor for ") + name + ".");
  }
  return Napi::ObjectWrap<TensorWrap>::Unwrap(value.As<Napi::Object>())->Alive(env);
}

std::vector<at::Tensor> TensorWrap::ReadList(const Napi::Value& value, const char* name) {
  const Napi::Array array = ReadArray(value, name);
  std::vector<at::Tensor> tensors(array.Length());
  for (uint32_t i = 0; i < tensors.size(); ++i) {
    const Napi::HandleScope scope(value.Env());
    tensors[i] = Read(array.Get(i), name);
  }
  return tensors;
}

const at::Tensor& TensorWrap::Alive(Napi::Env env) const {
  if (!tensor_.defined()) {
    throw ToError(env, {"ERR_DISPOSED", "Expected a tensor that is in use but it was disposed.", ""});
  }
  return tensor_;
}

Napi::Value TensorWrap::From(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  const Bytes bytes = ReadBytes(info[0], "data");
  at::Tensor tensor = EmptyFor(env, bytes, ReadDType(info[1], "dtype"), ReadShape(info[2], "shape"));
  if (bytes.size > 0) std::memcpy(tensor.mutable_data_ptr(), bytes.data, bytes.size);
  return Wrap(env, std::move(tensor));
}

Napi::Value TensorWrap::FromAsync(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  const Bytes bytes = ReadBytes(info[0], "data");
  const at::Tensor tensor = EmptyFor(env, bytes, ReadDType(info[1], "dtype"), ReadShape(info[2], "shape"));
  auto source = std::make_shared<Napi::ObjectReference>(Napi::Persistent(info[0].As<Napi::Object>()));
  return Environment::Of(env).jobs->Run(
      env,
      [tensor, bytes] {
        if (bytes.size > 0) std::memcpy(tensor.mutable_data_ptr(), bytes.data, bytes.size);
      },
      [tensor, source](Napi::Env loop) { return Wrap(loop, tensor); });
}

Napi::Value TensorWrap::Shape(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  const at::Tensor& tensor = Alive(env);
  if (tensor.is_nested()) {
    throw ToError(env, {"ERR_SHAPE", "Expected a tensor of one shape but received a nested tensor, whose rows have shapes of their own. "
                                     "Use ops.aten.unbind(tensor), or isNested to ask first.", ""});
  }
  return ToArray(env, tensor.sizes());
}

Napi::Value TensorWrap::Strides(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  const at::Tensor& tensor = Alive(env);
  if (tensor.is_nested() || tensor.layout() != c10::kStrided) {
    throw ToError(env, {"ERR_SHAPE", "Expected a strided tensor but received a sparse or nested one, which has no strides.", ""});
  }
  return ToArray(env, tensor.strides());
}

Napi::Value TensorWrap::Layout(const Napi::CallbackInfo& info) {
  return Guarded(info.Env(), [&] { return Napi::String::New(info.Env(), LayoutName(Alive(info.Env()).layout())); });
}

Napi::Value TensorWrap::IsNested(const Napi::CallbackInfo& info) {
  return Napi::Boolean::New(info.Env(), Alive(info.Env()).is_nested());
}

Napi::Value TensorWrap::DType(const Napi::CallbackInfo& info) {
  const char* name = DTypeName(Alive(info.Env()).scalar_type());
  return Napi::String::New(info.Env(), name == nullptr ? "unknown" : name);
}

Napi::Value TensorWrap::Device(const Napi::CallbackInfo& info) {
  return Napi::String::New(info.Env(), Alive(info.Env()).device().str());
}

Napi::Value TensorWrap::Numel(const Napi::CallbackInfo& info) {
  return Napi::Number::New(info.Env(), static_cast<double>(Alive(info.Env()).numel()));
}

Napi::Value TensorWrap::Disposed(const Napi::CallbackInfo& info) {
  return Napi::Boolean::New(info.Env(), !tensor_.defined());
}

// Tensors that share memory have the same one.
Napi::Value TensorWrap::StorageId(const Napi::CallbackInfo& info) {
  const at::Tensor& tensor = Alive(info.Env());
  if (!tensor.has_storage()) throw ArgumentError(info.Env(), "Expected a tensor that is a view of one storage.");
  return Napi::BigInt::New(info.Env(), btxrd::StorageId(tensor));
}

Napi::Value TensorWrap::RequiresGrad(const Napi::CallbackInfo& info) {
  return Napi::Boolean::New(info.Env(), Alive(info.Env()).requires_grad());
}

// Any queued or running job may be building a graph with this tensor.
void TensorWrap::SetRequiresGrad(const Napi::CallbackInfo& info, const Napi::Value& value) {
  const Napi::Env env = info.Env();
  const at::Tensor tensor = Alive(env);
  const bool requires_grad = ReadBool(value, "requiresGrad");
  if (!Environment::Of(env).jobs->idle()) {
    throw ToError(env, {"ERR_BUSY", "Expected no call to be in flight when requiresGrad is set. Await it first.", ""});
  }
  if (!tensor.is_leaf() || (requires_grad && !tensor.is_floating_point())) {
    throw ArgumentError(env, "Expected a tensor of floating point that no operation made to set requiresGrad. Use detach().");
  }
  Guarded(env, [&] { tensor.set_requires_grad(requires_grad); });
}

Napi::Value TensorWrap::Grad(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  const at::Tensor& tensor = Alive(env);
  CheckNoGradientWriter(env);
  if (!tensor.is_leaf() || !tensor.grad().defined()) return env.Null();
  return Wrap(env, tensor.grad());
}

void TensorWrap::SetGrad(const Napi::CallbackInfo& info, const Napi::Value& value) {
  const Napi::Env env = info.Env();
  const at::Tensor tensor = Alive(env);
  CheckNoGradientWriter(env);
  at::Tensor grad;
  if (!value.IsNull()) grad = Read(value, "grad");
  if (grad.defined() && (grad.sizes() != tensor.sizes() || grad.scalar_type() != tensor.scalar_type() || grad.device() != tensor.device())) {
    throw ArgumentError(env, "Expected a gradient of the tensor's shape, dtype and device for grad.");
  }
  Guarded(env, [&] { tensor.mutable_grad() = grad; });
}

// backward(gradient or null, retainGraph) -> Promise<void>
Napi::Value TensorWrap::Backward(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  at::Tensor gradient;
  if (!info[0].IsNull()) gradient = Read(info[0], "gradient");
  const bool retain_graph = ReadBool(info[1], "retainGraph");
  return Environment::Of(env).jobs->Run(
      env, [tensor = Alive(env), gradient, retain_graph] { tensor.backward(gradient, retain_graph); },
      [token = Environment::Of(env).gradient_writers.Enter()](Napi::Env loop) { return loop.Undefined(); });
}

Napi::Value TensorWrap::Detach(const Napi::CallbackInfo& info) {
  return Guarded(info.Env(), [&] { return Wrap(info.Env(), Alive(info.Env()).detach()); });
}

Napi::Value TensorWrap::To(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  const at::Tensor tensor = Alive(env);
  const std::string device = ReadString(info[0], "device");
  const c10::ScalarType dtype = ReadDType(info[1], "dtype");
  const std::optional<c10::MemoryFormat> format = ReadMemoryFormat(info[2], "memoryFormat");
  return Environment::Of(env).jobs->Run(
      env,
      [tensor, device, dtype, format] {
        return tensor.detach().to(AvailableDevice(device), dtype, /*non_blocking=*/false, /*copy=*/false, format);
      },
      [](Napi::Env loop, at::Tensor moved) { return Wrap(loop, std::move(moved)); });
}

Napi::Value TensorWrap::Softmax(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  return Environment::Of(env).jobs->Run(
      env, [tensor = Alive(env), dim = ReadInt(info[0], "dim")] { return tensor.detach().softmax(dim); },
      [](Napi::Env loop, at::Tensor result) { return Wrap(loop, std::move(result)); });
}

// The elements in row-major order, as an ArrayBuffer.
Napi::Value TensorWrap::Data(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  const at::Tensor tensor = Alive(env);
  if (!IsPlainView(tensor)) throw ArgumentError(env, "Expected a strided tensor whose elements are numbers.");
  Napi::ArrayBuffer buffer = Napi::ArrayBuffer::New(env, tensor.nbytes());
  auto target = std::make_shared<Napi::ObjectReference>(Napi::Persistent(buffer.As<Napi::Object>()));
  void* bytes = buffer.Data();
  return Environment::Of(env).jobs->Run(
      env,
      [tensor, bytes] {
        if (tensor.numel() == 0) return;
        // copy_ and not memcpy: a tensor may have its values negated, or be zeros without memory
        // (the gradient of `ceil`).
        at::from_blob(bytes, tensor.sizes(), at::TensorOptions().dtype(tensor.scalar_type())).copy_(tensor.detach());
      },
      [target](Napi::Env) -> Napi::Value { return target->Value(); });
}

Napi::Value TensorWrap::Dispose(const Napi::CallbackInfo& info) {
  Release();
  return info.Env().Undefined();
}

Napi::Value WrapMemory(Napi::Env env, std::shared_ptr<void> memory, const char* dtype, std::vector<int64_t> shape) {
  return Guarded(env, [&]() -> Napi::Value {
    void* data = memory.get();
    at::Tensor tensor = at::from_blob(
        data, shape, [memory = std::move(memory)](void*) {}, at::TensorOptions().dtype(*DTypeFromName(dtype)));
    return TensorWrap::Wrap(env, std::move(tensor));
  });
}

}  // namespace btxrd
