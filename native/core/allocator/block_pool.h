#pragma once

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <set>

#include "core/allocator/memory_stats.h"

namespace btxrd {

/// Memory in blocks of any size, 64-byte aligned, that stays with the process when it is freed.
///
/// Segments of address space are split into blocks as they are asked for, the smallest free block
/// that is large enough first, and free neighbours become one block again: what PyTorch's caching
/// allocator of CUDA does, with two additions that the CPU allows. A free block can give its pages
/// back while the rest of its segment is in use, and a segment costs memory only where it was used:
/// a free block without memory behind it is *clean*, one with memory is *cached*. Thread-safe.
class BlockPool {
 public:
  /// Null when the system has no memory left, even after the cache was emptied.
  void* Allocate(std::size_t bytes);

  /// From any thread.
  void Free(void* data);

  /// Gives cached memory back until at most `keep` bytes of it are left, the largest blocks first.
  /// Other threads allocate and free meanwhile.
  void Trim(std::size_t keep);

  /// Gives back what was not needed since the last call, and everything when the machine needs it.
  void TrimUnused();

  /// From now on, what is freed beyond this goes back at once.
  void SetCacheLimit(std::size_t bytes);

  MemoryStats Stats() const;

  /// Makes every peak the current value.
  void ResetPeaks();

 private:
  /// At the start of each block; the caller's memory follows it.
  struct alignas(64) Block {
    Block* previous;  ///< neighbours in the segment, null at its ends
    Block* next;
    std::size_t size;  ///< with this header
    std::size_t requested;
    bool large;
    bool used;
    bool clean;
  };
  static_assert(sizeof(Block) == 64, "the caller's memory has to be aligned as well");

  /// Smallest first, then lowest address first, so that memory gathers at one end.
  struct Order {
    using is_transparent = void;
    bool operator()(const Block* a, const Block* b) const { return a->size != b->size ? a->size < b->size : a < b; }
    bool operator()(const Block* block, std::size_t size) const { return block->size < size; }
    bool operator()(std::size_t size, const Block* block) const { return size < block->size; }
  };
  using FreeBlocks = std::set<Block*, Order>;

  /// Small blocks live longer and would cut up the segments of large ones: each kind has its own.
  struct Arena {
    FreeBlocks cached;
    FreeBlocks clean;
  };

  FreeBlocks& ListOf(const Block* block);
  Block* Take(std::size_t size, bool large, bool careful);
  Block* MapSegment(std::size_t size, bool large, bool careful);
  void Split(Block* block, std::size_t size);
  Block* Merge(Block* block, Block* next);
  void Insert(Block* block);
  void Remove(Block* block);
  void TrimLocked(std::unique_lock<std::mutex>& lock, std::size_t keep);

  mutable std::mutex mutex_;
  Arena arenas_[2];  ///< of small and of large blocks
  std::size_t cached_bytes_ = 0;
  std::size_t cache_limit_ = SIZE_MAX;
  int64_t recent_peak_ = 0;        ///< of the bytes in use since the last TrimUnused
  int64_t recent_allocations_ = 0;  ///< total at the last TrimUnused
  MemoryStats stats_;
};

}  // namespace btxrd
