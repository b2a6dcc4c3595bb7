#pragma once

#include <ATen/core/Tensor.h>
#include <napi.h>

#include <memory>
#include <vector>

#include "binding/memory_ledger.h"

namespace btxrd {

/// `NativeTensor`: an at::Tensor held by JavaScript. Empty once disposed.
class TensorWrap : public Napi::ObjectWrap<TensorWrap> {
 public:
  static void Init(Napi::Env env, Napi::Object exports);

  /// Gives JavaScript a tensor; call it on the environment's thread.
  static Napi::Object Wrap(Napi::Env env, at::Tensor tensor);

  /// The tensor of a `NativeTensor` argument; throws for anything else and for a disposed one.
  static const at::Tensor& Read(const Napi::Value& value, const char* name);
  static std::vector<at::Tensor> ReadList(const Napi::Value& value, const char* name);

  explicit TensorWrap(const Napi::CallbackInfo& info);
  ~TensorWrap() override;

 private:
  static Napi::Value From(const Napi::CallbackInfo& info);
  static Napi::Value FromAsync(const Napi::CallbackInfo& info);

  Napi::Value Shape(const Napi::CallbackInfo& info);
  Napi::Value Strides(const Napi::CallbackInfo& info);
  Napi::Value Layout(const Napi::CallbackInfo& info);
  Napi::Value IsNested(const Napi::CallbackInfo& info);
  Napi::Value DType(const Napi::CallbackInfo& info);
  Napi::Value Device(const Napi::CallbackInfo& info);
  Napi::Value Numel(const Napi::CallbackInfo& info);
  Napi::Value Disposed(const Napi::CallbackInfo& info);
  Napi::Value StorageId(const Napi::CallbackInfo& info);
  Napi::Value RequiresGrad(const Napi::CallbackInfo& info);
  void SetRequiresGrad(const Napi::CallbackInfo& info, const Napi::Value& value);
  Napi::Value Grad(const Napi::CallbackInfo& info);
  void SetGrad(const Napi::CallbackInfo& info, const Napi::Value& value);
  Napi::Value Backward(const Napi::CallbackInfo& info);
  Napi::Value Detach(const Napi::CallbackInfo& info);
  Napi::Value To(const Napi::CallbackInfo& info);
  Napi::Value Softmax(const Napi::CallbackInfo& info);
  Napi::Value Data(const Napi::CallbackInfo& info);
  Napi::Value Dispose(const Napi::CallbackInfo& info);

  const at::Tensor& Alive(Napi::Env env) const;
  void Release();

  at::Tensor tensor_;
  std::shared_ptr<MemoryLedger> ledger_;
  MemoryLedger::Claim claim_ = nullptr;
};

/// A contiguous tensor over memory that someone else allocated; nothing is copied.
Napi::Value WrapMemory(Napi::Env env, std::shared_ptr<void> memory, const char* dtype, std::vector<int64_t> shape);

}  // namespace btxrd
