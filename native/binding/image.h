#pragma once

#include <napi.h>

namespace btxrd {

/// Exports `resizeNormalize`.
void InitImage(Napi::Env env, Napi::Object exports);

}  // namespace btxrd
