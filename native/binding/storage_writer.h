#pragma once

#include <napi.h>

namespace btxrd {

/// Exports what saving needs: `snapshotStorages`, `releaseSnapshot`, `writeStorages`, `writeRecords`
/// and `serializationId`.
void InitStorageWriter(Napi::Env env, Napi::Object exports);

}  // namespace btxrd
