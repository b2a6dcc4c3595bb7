#include "binding/memory_ledger.h"

namespace btxrd {

MemoryLedger::Claim MemoryLedger::Add(Napi::Env env, const at::Tensor& tensor) {
  const Claim claim = tensor.storage().unsafeGetStorageImpl();
  Entry& entry = storages_[claim];
  if (entry.holders++ == 0) {
    entry.nbytes = static_cast<int64_t>(tensor.storage().nbytes());
    Napi::MemoryManagement::AdjustExternalMemory(env, entry.nbytes);
  }
  return claim;
}

void MemoryLedger::Remove(Napi::Env env, Claim claim) {
  const auto found = storages_.find(claim);
  if (found == storages_.end() || --found->second.holders > 0) return;
  Napi::MemoryManagement::AdjustExternalMemory(env, -found->second.nbytes);
  storages_.erase(found);
}

}  // namespace btxrd
