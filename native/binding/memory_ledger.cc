#include "binding/memory_ledger.h"

#include <utility>

#include "core/tensor_form.h"

namespace btxrd {

namespace {

/// Bytes that end with the claim. Tensors of the device meta have a storage without memory.
int64_t HeldBytes(const at::Tensor& tensor) {
  if (tensor.is_meta()) return 0;
  if (tensor.has_storage()) return static_cast<int64_t>(tensor.storage().nbytes());
  // An operator can give a layout that nothing is known of.
  if (!tensor.is_sparse() && !tensor.unsafeGetTensorImpl()->is_sparse_compressed()) return 0;
  int64_t nbytes = 0;
  for (const at::Tensor& part : SparseParts(tensor)) nbytes += static_cast<int64_t>(part.nbytes());
  return nbytes;
}

}  // namespace

MemoryLedger::Batch::Batch(Napi::Env env, std::shared_ptr<MemoryLedger> ledger) : env_(env), ledger_(std::move(ledger)) {
  ledger_->batched_ = 0;
}

MemoryLedger::Batch::~Batch() {
  const int64_t change = *std::exchange(ledger_->batched_, std::nullopt);
  ledger_->Report(env_, change);
}

void MemoryLedger::Report(Napi::Env env, int64_t change) {
  if (batched_) *batched_ += change;
  else Napi::MemoryManagement::AdjustExternalMemory(env, change);
}

MemoryLedger::Claim MemoryLedger::Add(Napi::Env env, const at::Tensor& tensor) {
  const Claim claim = tensor.has_storage() ? static_cast<Claim>(tensor.storage().unsafeGetStorageImpl()) : tensor.unsafeGetTensorImpl();
  Entry& entry = storages_[claim];
  if (entry.holders++ == 0) {
    entry.nbytes = HeldBytes(tensor);
    Report(env, entry.nbytes);
  }
  return claim;
}

void MemoryLedger::Remove(Napi::Env env, Claim claim) {
  const auto found = storages_.find(claim);
  if (found == storages_.end() || --found->second.holders > 0) return;
  Report(env, -found->second.nbytes);
  storages_.erase(found);
}

}  // namespace btxrd
