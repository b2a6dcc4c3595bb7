#pragma once

#include <napi.h>

namespace btxrd {

/// Exports what takes tensors apart for a checkpoint (`describeTensor`) and puts those together
/// that are more than a view of a storage.
void InitTensorForm(Napi::Env env, Napi::Object exports);

}  // namespace btxrd
