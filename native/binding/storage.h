#pragma once

#include <c10/core/Storage.h>
#include <napi.h>

namespace btxrd {

/// `NativeStorage`: untyped CPU memory that tensors can be views of.
class StorageWrap : public Napi::ObjectWrap<StorageWrap> {
 public:
  /// Also exports `tensorFromStorage`.
  static void Init(Napi::Env env, Napi::Object exports);
  static Napi::Object Wrap(Napi::Env env, c10::Storage storage);
  static const c10::Storage& Read(const Napi::Value& value, const char* name);

  explicit StorageWrap(const Napi::CallbackInfo& info);

 private:
  Napi::Value Nbytes(const Napi::CallbackInfo& info);

  c10::Storage storage_;
};

}  // namespace btxrd
