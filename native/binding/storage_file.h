#pragma once

#include <napi.h>

namespace btxrd {

/// Exports `readStorages(fd, ranges)`.
void InitStorageFile(Napi::Env env, Napi::Object exports);

}  // namespace btxrd
