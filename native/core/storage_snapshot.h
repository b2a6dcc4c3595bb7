#pragma once

#include <ATen/core/Tensor.h>
#include <c10/core/Storage.h>

#include <cstddef>
#include <span>
#include <vector>

namespace btxrd {

/// The bytes of storages as they were at one moment, in CPU memory of their own.
class StorageSnapshot {
 public:
  /// Copies the storages, from whichever device; on the executor thread, so that no kernel writes meanwhile.
  explicit StorageSnapshot(const std::vector<c10::Storage>& storages);

  std::size_t size() const { return copies_.size(); }
  std::span<const std::byte> Bytes(std::size_t index) const;

 private:
  std::vector<at::Tensor> copies_;
};

}  // namespace btxrd
