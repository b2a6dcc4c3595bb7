#pragma once

#include <c10/core/Storage.h>
#include <napi.h>

#include <cstddef>
#include <vector>

namespace btxrd {

/// `NativeStorages`: untyped CPU memory that tensors can be views of, for all storages of a file:
/// an object for each of a thousand takes longer than the bytes. Each is null until it is set.
class StoragesWrap : public Napi::ObjectWrap<StoragesWrap> {
 public:
  /// Also exports `tensorsOfStorages`.
  static void Init(Napi::Env env, Napi::Object exports);
  static StoragesWrap& Read(const Napi::Value& value, const char* name);

  /// new NativeStorages(count)
  explicit StoragesWrap(const Napi::CallbackInfo& info);

  /// Both throw for an index that there is not, `At` for a storage that was not set.
  const c10::Storage& At(Napi::Env env, int64_t index) const;
  void Set(Napi::Env env, int64_t index, c10::Storage storage);

 private:
  std::vector<c10::Storage> storages_;
};

}  // namespace btxrd
