#include "core/running_checksums.h"

#include "core/crc32.h"

namespace btxrd {

void RunningChecksums::Compute() noexcept {
  for (std::size_t i = 0; i < checksums_.size(); ++i) {
    const auto bytes = snapshot_.Bytes(i);
    checksums_[i] = Crc32(0, bytes.data(), bytes.size());
    computed_.store(i + 1, std::memory_order_release);
    computed_.notify_all();
  }
}

uint32_t RunningChecksums::Wait(std::size_t index) const noexcept {
  for (std::size_t computed = computed_.load(std::memory_order_acquire); computed <= index;
       computed = computed_.load(std::memory_order_acquire)) {
    computed_.wait(computed, std::memory_order_acquire);
  }
  return checksums_[index];
}

}  // namespace btxrd
