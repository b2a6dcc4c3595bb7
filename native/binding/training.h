#pragma once

#include <napi.h>

namespace btxrd {

/// Exports `crossEntropyLoss`, `clipGradNorm` and `trainStep`.
void InitTraining(Napi::Env env, Napi::Object exports);

}  // namespace btxrd
