#include "binding/runtime.h"

#include <torch/version.h>

#include <cstdint>
#include <vector>

#include "binding/arguments.h"
#include "binding/environment.h"
#include "core/device.h"
#include "core/executor.h"
#include "core/rng.h"

namespace btxrd {

namespace {

JobChannel& Jobs(const Napi::CallbackInfo& info) { return *Environment::Of(info.Env()).jobs; }

Napi::Value ManualSeedCall(const Napi::CallbackInfo& info) {
  if (!info[0].IsBigInt()) throw ArgumentError(info.Env(), "Expected a bigint for seed.");
  bool lossless = false;
  const uint64_t seed = info[0].As<Napi::BigInt>().Uint64Value(&lossless);
  Jobs(info).Post([seed] { ManualSeed(seed); });
  return info.Env().Undefined();
}

Napi::Value GetRngStateCall(const Napi::CallbackInfo& info) {
  return Jobs(info).Run(info.Env(), GetRngState, [](Napi::Env env, const std::vector<uint8_t>& state) -> Napi::Value {
    Napi::Uint8Array bytes = Napi::Uint8Array::New(env, state.size());
    std::copy(state.begin(), state.end(), bytes.Data());
    return bytes;
  });
}

Napi::Value SetRngStateCall(const Napi::CallbackInfo& info) {
  const Bytes bytes = ReadBytes(info[0], "state");
  std::vector<uint8_t> state(bytes.data, bytes.data + bytes.size);
  return Jobs(info).Run(
      info.Env(), [state = std::move(state)] { SetRngState(state); }, [](Napi::Env env) { return env.Undefined(); });
}

Napi::Value GetNumThreadsCall(const Napi::CallbackInfo& info) {
  return Napi::Number::New(info.Env(), Executor::Instance().NumThreads());
}

Napi::Value SetNumThreadsCall(const Napi::CallbackInfo& info) {
  const int64_t count = ReadInt(info[0], "count");
  if (count < 1 || count > 1024) throw ArgumentError(info.Env(), "Expected 1 to 1024 for count.");
  Executor::Instance().SetNumThreads(&Jobs(info), static_cast<int>(count));
  return info.Env().Undefined();
}

Napi::Value ShutdownCall(const Napi::CallbackInfo& info) {
  Executor::Instance().Shutdown();
  return info.Env().Undefined();
}

Napi::Value CudaDeviceCountCall(const Napi::CallbackInfo& info) {
  return Guarded(info.Env(), [&] { return Napi::Number::New(info.Env(), CudaDeviceCount()); });
}

Napi::Value MpsAvailableCall(const Napi::CallbackInfo& info) {
  return Napi::Boolean::New(info.Env(), MpsAvailable());
}

}  // namespace

void InitRuntime(Napi::Env env, Napi::Object exports) {
  Napi::Object versions = Napi::Object::New(env);
  versions.Set("libtorch", std::to_string(TORCH_VERSION_MAJOR) + "." + std::to_string(TORCH_VERSION_MINOR) + "." +
                               std::to_string(TORCH_VERSION_PATCH));
  versions.Set("napi", Napi::Number::New(env, NAPI_VERSION));
  exports.Set("versions", versions);

  exports.Set("manualSeed", Napi::Function::New<ManualSeedCall>(env, "manualSeed"));
  exports.Set("getRngState", Napi::Function::New<GetRngStateCall>(env, "getRngState"));
  exports.Set("setRngState", Napi::Function::New<SetRngStateCall>(env, "setRngState"));
  exports.Set("getNumThreads", Napi::Function::New<GetNumThreadsCall>(env, "getNumThreads"));
  exports.Set("setNumThreads", Napi::Function::New<SetNumThreadsCall>(env, "setNumThreads"));
  exports.Set("shutdown", Napi::Function::New<ShutdownCall>(env, "shutdown"));
  exports.Set("cudaDeviceCount", Napi::Function::New<CudaDeviceCountCall>(env, "cudaDeviceCount"));
  exports.Set("mpsAvailable", Napi::Function::New<MpsAvailableCall>(env, "mpsAvailable"));
}

}  // namespace btxrd
