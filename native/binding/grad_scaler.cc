#include "binding/grad_scaler.h"

#include <string>
#include <utility>

#include "binding/arguments.h"
#include "binding/environment.h"
#include "binding/errors.h"
#include "binding/optimizer.h"
#include "binding/tensor.h"

namespace btxrd {

namespace {

constexpr napi_type_tag kScalerTag = {0x3ad8e6f1027b4c95, 0xb80f43d9e5a17c07};

ScalerOptions ReadOptions(const Napi::Value& value) {
  const Napi::Object options = ReadObject(value, "options");
  return {ReadDouble(options.Get("scale"), "scale"), ReadDouble(options.Get("growthFactor"), "growthFactor"),
          ReadDouble(options.Get("backoffFactor"), "backoffFactor"), ReadInt(options.Get("growthInterval"), "growthInterval"),
          ReadInt(options.Get("growthTracker"), "growthTracker")};
}

}  // namespace

Napi::Object ToObject(Napi::Env env, const ScalerValues& values) {
  Napi::Object object = Napi::Object::New(env);
  object.Set("scale", Napi::Number::New(env, values.scale));
  object.Set("growthTracker", Napi::Number::New(env, static_cast<double>(values.growth_tracker)));
  return object;
}

void GradScalerWrap::Init(Napi::Env env, Napi::Object exports) {
  exports.Set("NativeGradScaler", DefineClass(env, "NativeGradScaler",
                                              {
                                                  InstanceMethod<&GradScalerWrap::Scale>("scale"),
                                                  InstanceMethod<&GradScalerWrap::Unscale>("unscale"),
                                                  InstanceMethod<&GradScalerWrap::Update>("update"),
                                                  InstanceMethod<&GradScalerWrap::SetScale>("setScale"),
                                                  InstanceMethod<&GradScalerWrap::Load>("load"),
                                              }));
}

// new NativeGradScaler({ scale, growthFactor, backoffFactor, growthInterval, growthTracker })
GradScalerWrap::GradScalerWrap(const Napi::CallbackInfo& info)
    : Napi::ObjectWrap<GradScalerWrap>(info), scaler_(std::make_shared<GradScaler>(ReadOptions(info[0]))) {
  info.This().As<Napi::Object>().TypeTag(&kScalerTag);
}

std::shared_ptr<GradScaler> GradScalerWrap::Read(const Napi::Value& value, const char* name) {
  if (!value.IsObject() || !value.As<Napi::Object>().CheckTypeTag(&kScalerTag)) {
    throw ArgumentError(value.Env(), std::string("Expected a GradScaler for ") + name + ".");
  }
  return Napi::ObjectWrap<GradScalerWrap>::Unwrap(value.As<Napi::Object>())->scaler_;
}

// scale(outputs) -> Promise<NativeTensor>
Napi::Value GradScalerWrap::Scale(const Napi::CallbackInfo& info) {
  return Environment::Of(info.Env()).jobs->Run(
      info.Env(), [scaler = scaler_, outputs = TensorWrap::Read(info[0], "outputs")] { return scaler->Scale(outputs); },
      [](Napi::Env loop, at::Tensor scaled) { return TensorWrap::Wrap(loop, std::move(scaled)); });
}

// unscale(optimizer) -> Promise<boolean>, whether a gradient is not finite
Napi::Value GradScalerWrap::Unscale(const Napi::CallbackInfo& info) {
  OptimizerWrap::Hold hold = OptimizerWrap::Enter(info[0], "optimizer");
  return Environment::Of(info.Env()).jobs->Run(
      info.Env(), [scaler = scaler_, optimizer = hold.optimizer] { return scaler->Unscale(optimizer->Gradients()); },
      [token = std::move(hold.token)](Napi::Env loop, bool found_inf) { return Napi::Boolean::New(loop, found_inf); });
}

// update(foundInf) -> Promise<{ scale, growthTracker }>
Napi::Value GradScalerWrap::Update(const Napi::CallbackInfo& info) {
  return Environment::Of(info.Env()).jobs->Run(
      info.Env(), [scaler = scaler_, found_inf = ReadBool(info[0], "foundInf")] { return scaler->Update(found_inf); }, ToObject);
}

// setScale(scale) -> Promise<{ scale, growthTracker }>
Napi::Value GradScalerWrap::SetScale(const Napi::CallbackInfo& info) {
  return Environment::Of(info.Env()).jobs->Run(
      info.Env(),
      [scaler = scaler_, scale = ReadDouble(info[0], "scale")] {
        scaler->SetScale(scale);
        return scaler->Values();
      },
      ToObject);
}

// load(options) -> Promise<{ scale, growthTracker }>
Napi::Value GradScalerWrap::Load(const Napi::CallbackInfo& info) {
  return Environment::Of(info.Env()).jobs->Run(
      info.Env(),
      [scaler = scaler_, options = ReadOptions(info[0])] {
        scaler->Load(options);
        return scaler->Values();
      },
      ToObject);
}

}  // namespace btxrd
