#include "core/storage_snapshot.h"

#include <ATen/ops/empty.h>

#include <cstring>

#include "core/in_parallel.h"

namespace btxrd {

namespace {

/// All bytes of a storage, as a uint8 tensor over it.
at::Tensor OverStorage(const c10::Storage& storage) {
  at::Tensor bytes = at::empty({0}, at::TensorOptions().dtype(at::kByte).device(storage.device()));
  bytes.unsafeGetTensorImpl()->set_storage_keep_dtype(storage);
  bytes.unsafeGetTensorImpl()->set_sizes_contiguous({static_cast<int64_t>(storage.nbytes())});
  return bytes;
}

}  // namespace

StorageSnapshot::StorageSnapshot(const std::vector<c10::Storage>& storages) {
  copies_.reserve(storages.size());
  for (const c10::Storage& storage : storages) {
    // What is in CPU memory is copied below.
    copies_.push_back(storage.device().is_cpu() ? at::empty({static_cast<int64_t>(storage.nbytes())}, at::kByte)
                                                : OverStorage(storage).to(at::kCPU));
  }
  InParallel(storages.size(), [&](std::size_t i) {
    const c10::Storage& storage = storages[i];
    if (storage.device().is_cpu() && storage.nbytes() > 0) std::memcpy(copies_[i].mutable_data_ptr(), storage.data(), storage.nbytes());
  });
}

std::span<const std::byte> StorageSnapshot::Bytes(std::size_t index) const {
  const at::Tensor& copy = copies_[index];
  return {static_cast<const std::byte*>(copy.const_data_ptr()), copy.nbytes()};
}

}  // namespace btxrd
