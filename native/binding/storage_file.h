#pragma once

#include <napi.h>

namespace btxrd {

/// Exports `readStorages(fd, ranges)`, `mapStorages(fd, ranges)` and `storageFromBytes(bytes, crc32)`.
void InitStorageFile(Napi::Env env, Napi::Object exports);

}  // namespace btxrd
