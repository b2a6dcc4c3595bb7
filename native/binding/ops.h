#pragma once

#include <napi.h>

namespace btxrd {

/// Exports the calls to any ATen operator by its schema.
void InitOps(Napi::Env env, Napi::Object exports);

}  // namespace btxrd
