#include "binding/memory.h"

#include <chrono>
#include <string>

#include "binding/arguments.h"
#include "binding/environment.h"
#include "binding/errors.h"
#include "core/allocator/caching_allocator.h"

namespace btxrd {

namespace {

void SetStat(Napi::Object& object, const std::string& name, const Stat& stat) {
  const auto set = [&](const char* part, int64_t value) { object.Set(name + ".all." + part, static_cast<double>(value)); };
  set("current", stat.current);
  set("peak", stat.peak);
  set("allocated", stat.allocated);
  set("freed", stat.freed);
}

// memoryStats() -> { 'allocated_bytes.all.current': number, ... }
Napi::Value MemoryStatsCall(const Napi::CallbackInfo& info) {
  const MemoryStats stats = CpuMemoryStats();
  Napi::Object object = Napi::Object::New(info.Env());
  SetStat(object, "allocation", stats.allocation);
  SetStat(object, "segment", stats.segment);
  SetStat(object, "allocated_bytes", stats.allocated_bytes);
  SetStat(object, "reserved_bytes", stats.reserved_bytes);
  SetStat(object, "requested_bytes", stats.requested_bytes);
  object.Set("num_alloc_retries", static_cast<double>(stats.num_alloc_retries));
  object.Set("num_ooms", static_cast<double>(stats.num_ooms));
  return object;
}

Napi::Value ResetPeakMemoryStatsCall(const Napi::CallbackInfo& info) {
  ResetPeakCpuMemoryStats();
  return info.Env().Undefined();
}

// emptyCache() -> Promise<void>
Napi::Value EmptyCacheCall(const Napi::CallbackInfo& info) {
  return Environment::Of(info.Env()).jobs->Run(info.Env(), EmptyCpuCache, [](Napi::Env loop) { return loop.Undefined(); });
}

// setCacheLimit(bytes or null)
Napi::Value SetCacheLimitCall(const Napi::CallbackInfo& info) {
  std::size_t bytes = SIZE_MAX;
  if (!info[0].IsNull()) {
    const int64_t given = ReadInt(info[0], "bytes");
    if (given < 0) throw ArgumentError(info.Env(), "Expected 0 or more for bytes.");
    bytes = static_cast<std::size_t>(given);
  }
  SetCpuCacheLimit(bytes);
  return info.Env().Undefined();
}

// setCacheReleaseInterval(milliseconds)
Napi::Value SetCacheReleaseIntervalCall(const Napi::CallbackInfo& info) {
  const int64_t milliseconds = ReadInt(info[0], "milliseconds");
  constexpr int64_t kYear = int64_t{365} * 24 * 3600 * 1000;
  if (milliseconds < 1 || milliseconds > kYear) throw ArgumentError(info.Env(), "Expected 1 millisecond to a year.");
  Executor::Instance().SetCacheReleaseInterval(std::chrono::milliseconds(milliseconds));
  return info.Env().Undefined();
}

}  // namespace

void InitMemory(Napi::Env env, Napi::Object exports) {
  const AllocatorChoice& choice = InstallCachingAllocator();
  Napi::Object allocator = Napi::Object::New(env);
  allocator.Set("kind", choice.caching ? "caching" : "default");
  allocator.Set("reason", choice.caching ? env.Null() : Napi::Value(Napi::String::New(env, choice.reason)));
  exports.Set("allocator", allocator);
  exports.Set("memoryStats", Napi::Function::New<MemoryStatsCall>(env, "memoryStats"));
  exports.Set("resetPeakMemoryStats", Napi::Function::New<ResetPeakMemoryStatsCall>(env, "resetPeakMemoryStats"));
  exports.Set("emptyCache", Napi::Function::New<EmptyCacheCall>(env, "emptyCache"));
  exports.Set("setCacheLimit", Napi::Function::New<SetCacheLimitCall>(env, "setCacheLimit"));
  exports.Set("setCacheReleaseInterval", Napi::Function::New<SetCacheReleaseIntervalCall>(env, "setCacheReleaseInterval"));
}

}  // namespace btxrd
