#pragma once

#include <napi.h>

namespace btxrd {

/** Adds `resizeNormalize` to the exports. */
void InitImage(Napi::Env env, Napi::Object exports);

}  // namespace btxrd
