#include "core/storage_snapshot.h"

#include <ATen/ops/empty.h>

#include "core/crc32.h"
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
    copies_.push_back(OverStorage(storage).to(at::kCPU, at::kByte, /*non_blocking=*/false, /*copy=*/true));
  }
}

std::span<const std::byte> StorageSnapshot::Bytes(std::size_t index) const {
  const at::Tensor& copy = copies_[index];
  return {static_cast<const std::byte*>(copy.const_data_ptr()), copy.nbytes()};
}

std::vector<uint32_t> StorageSnapshot::Checksums() const {
  std::vector<uint32_t> checksums(size());
  InParallel(size(), [&](std::size_t i) { checksums[i] = Crc32(0, Bytes(i).data(), Bytes(i).size()); });
  return checksums;
}

}  // namespace btxrd
