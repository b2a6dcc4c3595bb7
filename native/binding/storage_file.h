#pragma once

#include <napi.h>

namespace btxrd {

/// Exports what fills `NativeStorages`: `readStorages`, `mapStorages` and `copyStorage`; and `readPieces`.
void InitStorageFile(Napi::Env env, Napi::Object exports);

}  // namespace btxrd
