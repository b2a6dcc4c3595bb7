#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/storage_snapshot.h"

namespace btxrd {

/// The CRC-32 of each storage of a snapshot, computed by one thread while another one writes the
/// storages, which takes longer, and waits for each checksum only when it is its turn.
class RunningChecksums {
 public:
  explicit RunningChecksums(const StorageSnapshot& snapshot) : snapshot_(snapshot), checksums_(snapshot.size()) {}

  /// Computes them all, in order; to be called once.
  void Compute() noexcept;
  /// On any thread, while or after another one computes.
  uint32_t Wait(std::size_t index) const noexcept;
  /// When all are computed.
  const std::vector<uint32_t>& all() const { return checksums_; }

 private:
  const StorageSnapshot& snapshot_;
  std::vector<uint32_t> checksums_;
  std::atomic<std::size_t> computed_ = 0;
};

}  // namespace btxrd
