#pragma once

#include <napi.h>

namespace btxrd {

/// The CPU allocator: which one it is, its statistics, its cache.
void InitMemory(Napi::Env env, Napi::Object exports);

}  // namespace btxrd
