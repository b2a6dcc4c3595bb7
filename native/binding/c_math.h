#pragma once

#include <napi.h>

namespace btxrd {

/// Exports `cMath`: functions of doubles that return at once.
void InitCMath(Napi::Env env, Napi::Object exports);

}  // namespace btxrd
