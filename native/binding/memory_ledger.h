#pragma once

#include <ATen/core/Tensor.h>
#include <napi.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <unordered_map>

namespace btxrd {

/// Tells V8 how much memory its tensors hold, so that garbage collection keeps pace.
/// Tensors that share a storage count it once. One ledger per environment, its thread only.
class MemoryLedger {
 public:
  /// What a holder of a tensor's memory gives back when it lets go.
  using Claim = const void*;

  /// V8 may stop for some garbage collection each time it is told something. A batch tells it once,
  /// at its end, of all that comes and goes meanwhile. One at a time.
  class Batch {
   public:
    Batch(Napi::Env env, std::shared_ptr<MemoryLedger> ledger);
    ~Batch();
    Batch(const Batch&) = delete;
    Batch& operator=(const Batch&) = delete;

   private:
    Napi::Env env_;
    std::shared_ptr<MemoryLedger> ledger_;
  };

  Claim Add(Napi::Env env, const at::Tensor& tensor);
  void Remove(Napi::Env env, Claim claim);

 private:
  struct Entry {
    std::size_t holders = 0;
    int64_t nbytes = 0;
  };
  void Report(Napi::Env env, int64_t change);

  std::unordered_map<Claim, Entry> storages_;
  std::optional<int64_t> batched_;
};

}  // namespace btxrd
