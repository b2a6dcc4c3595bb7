#pragma once

#include <cstddef>
#include <string>

#include "core/allocator/memory_stats.h"

namespace btxrd {

/// Which allocator LibTorch uses on the CPU.
struct AllocatorChoice {
  bool caching;
  std::string reason;  ///< for the default one; empty for the caching one
};

/// Makes LibTorch keep the memory of freed CPU tensors for the next ones. By default the C library
/// returns large blocks to the system and gets them again, and every page of them faults: a third of
/// a training step. Results do not change.
///
/// Left out under a sanitizer, which could not watch single tensors any more, where the system
/// refuses the memory, and with BTXRD_ALLOCATOR=default in the environment
/// (BTXRD_ALLOCATOR=caching installs it under a sanitizer as well). The first call decides for the
/// process; call it before LibTorch allocates on other threads.
const AllocatorChoice& InstallCachingAllocator();

/// All zero with LibTorch's default allocator.
MemoryStats CpuMemoryStats();
void ResetPeakCpuMemoryStats();

/// Gives all cached memory back to the system.
void EmptyCpuCache();

/// Gives back what was not needed since the last call, and everything when the machine needs it.
void TrimUnusedCpuCache();

/// Freed memory beyond this goes back to the system at once.
void SetCpuCacheLimit(std::size_t bytes);

}  // namespace btxrd
