#pragma once

#include <algorithm>
#include <cstdint>

namespace btxrd {

/// One statistic of an allocator, as `torch.cuda.memory_stats` keeps it.
struct Stat {
  int64_t current = 0;
  int64_t peak = 0;
  int64_t allocated = 0;  ///< sum of all increases
  int64_t freed = 0;      ///< sum of all decreases

  void Increase(int64_t amount) {
    current += amount;
    allocated += amount;
    peak = std::max(peak, current);
  }
  void Decrease(int64_t amount) {
    current -= amount;
    freed += amount;
  }
};

/// Names and meanings of `torch.cuda.memory_stats`; bytes where the name says so.
struct MemoryStats {
  Stat allocation;       ///< blocks in use
  Stat segment;          ///< pieces of address space obtained from the system
  Stat allocated_bytes;  ///< in blocks in use
  Stat reserved_bytes;   ///< in blocks in use and cached: what the allocator keeps from the system
  Stat requested_bytes;  ///< what the callers asked for
  int64_t num_alloc_retries = 0;  ///< allocations that succeeded or failed only after the cache was emptied
  int64_t num_ooms = 0;           ///< allocations that failed
};

}  // namespace btxrd
