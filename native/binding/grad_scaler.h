#pragma once

#include <napi.h>

#include <memory>

#include "core/grad_scaler.h"

namespace btxrd {

/// { scale, growthTracker }
Napi::Object ToObject(Napi::Env env, const ScalerValues& values);

/// `NativeGradScaler`: the scale of mixed-precision training, held by JavaScript.
class GradScalerWrap : public Napi::ObjectWrap<GradScalerWrap> {
 public:
  static void Init(Napi::Env env, Napi::Object exports);
  static std::shared_ptr<GradScaler> Read(const Napi::Value& value, const char* name);

  explicit GradScalerWrap(const Napi::CallbackInfo& info);

 private:
  Napi::Value Scale(const Napi::CallbackInfo& info);
  Napi::Value Unscale(const Napi::CallbackInfo& info);
  Napi::Value Update(const Napi::CallbackInfo& info);
  Napi::Value SetScale(const Napi::CallbackInfo& info);
  Napi::Value Load(const Napi::CallbackInfo& info);

  std::shared_ptr<GradScaler> scaler_;
};

}  // namespace btxrd
