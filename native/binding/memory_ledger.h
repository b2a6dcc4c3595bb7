#pragma once

#include <ATen/core/Tensor.h>
#include <napi.h>

#include <cstddef>
#include <unordered_map>

namespace btxrd {

/// Tells V8 how much memory its tensors hold, so that garbage collection keeps pace.
/// Tensors that share a storage count it once. One ledger per environment, its thread only.
class MemoryLedger {
 public:
  /// What a holder of a tensor's memory gives back when it lets go.
  using Claim = const void*;

  Claim Add(Napi::Env env, const at::Tensor& tensor);
  void Remove(Napi::Env env, Claim claim);

 private:
  struct Entry {
    std::size_t holders = 0;
    int64_t nbytes = 0;
  };
  std::unordered_map<Claim, Entry> storages_;
};

}  // namespace btxrd
