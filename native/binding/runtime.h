#pragma once

#include <napi.h>

namespace btxrd {

/// Exports the process-wide settings: random generator, threads, devices, versions.
void InitRuntime(Napi::Env env, Napi::Object exports);

}  // namespace btxrd
