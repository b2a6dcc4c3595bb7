#pragma once

#include <napi.h>

namespace btxrd {

/// Exports what saving needs: `describeStorage`, `snapshotStorages`, `checksumStorages`,
/// `writeStorages`, `releaseSnapshot` and `serializationId`.
void InitStorageWriter(Napi::Env env, Napi::Object exports);

}  // namespace btxrd
