#include "core/allocator/block_pool.h"

#include <algorithm>
#include <iterator>
#include <new>

#include "core/allocator/pages.h"

namespace btxrd {

namespace {

constexpr std::size_t kBlockAlignment = 64;
constexpr std::size_t kLargeBlock = std::size_t{256} << 10;
constexpr std::size_t kSmallSegment = std::size_t{8} << 20;
constexpr std::size_t kLargeSegment = std::size_t{64} << 20;
constexpr std::size_t kMostBytes = SIZE_MAX / 4;  ///< more than any address space, and no sum overflows

std::size_t RoundUp(std::size_t value, std::size_t multiple) { return (value + multiple - 1) / multiple * multiple; }

/// A rest smaller than this stays with its block, so that sizes which vary a little share blocks.
std::size_t SmallestRest(std::size_t size) { return std::max(std::size_t{4} << 10, RoundUp(size / 16, kBlockAlignment)); }

int64_t Signed(std::size_t size) { return static_cast<int64_t>(size); }

}  // namespace

void* BlockPool::Allocate(std::size_t bytes) {
  std::unique_lock lock(mutex_);
  Block* block = nullptr;
  if (bytes <= kMostBytes) {
    const std::size_t size = RoundUp(bytes + sizeof(Block), kBlockAlignment);
    block = Take(size, size >= kLargeBlock, /*careful=*/true);
    if (block == nullptr) {
      ++stats_.num_alloc_retries;
      TrimLocked(lock, 0);
      block = Take(size, size >= kLargeBlock, /*careful=*/false);
    }
  }
  if (block == nullptr) {
    ++stats_.num_ooms;
    return nullptr;
  }
  block->requested = bytes;
  stats_.allocation.Increase(1);
  stats_.allocated_bytes.Increase(Signed(block->size));
  stats_.requested_bytes.Increase(Signed(bytes));
  recent_peak_ = std::max(recent_peak_, stats_.allocated_bytes.current);
  return block + 1;
}

void BlockPool::Free(void* data) {
  Block* block = static_cast<Block*>(data) - 1;
  std::unique_lock lock(mutex_);
  stats_.allocation.Decrease(1);
  stats_.allocated_bytes.Decrease(Signed(block->size));
  stats_.requested_bytes.Decrease(Signed(block->requested));
  block->used = false;
  Insert(block);
  if (cached_bytes_ > cache_limit_) TrimLocked(lock, cache_limit_);
}

void BlockPool::Trim(std::size_t keep) {
  std::unique_lock lock(mutex_);
  TrimLocked(lock, keep);
}

void BlockPool::TrimUnused() {
  const std::size_t available = AvailableMemory();
  std::unique_lock lock(mutex_);
  const int64_t used = stats_.allocated_bytes.current;
  const bool idle = stats_.allocation.allocated == recent_allocations_;
  // A quarter more: blocks of a working cache do not fit each other exactly.
  const int64_t needed = std::max<int64_t>(recent_peak_ + recent_peak_ / 4 - used, 0);
  recent_peak_ = used;
  recent_allocations_ = stats_.allocation.allocated;
  TrimLocked(lock, idle || available < cached_bytes_ ? 0 : static_cast<std::size_t>(needed));
}

void BlockPool::SetCacheLimit(std::size_t bytes) {
  std::unique_lock lock(mutex_);
  cache_limit_ = bytes;
  TrimLocked(lock, bytes);
}

MemoryStats BlockPool::Stats() const {
  std::lock_guard lock(mutex_);
  return stats_;
}

void BlockPool::ResetPeaks() {
  std::lock_guard lock(mutex_);
  for (Stat* stat : {&stats_.allocation, &stats_.segment, &stats_.allocated_bytes, &stats_.reserved_bytes, &stats_.requested_bytes}) {
    stat->peak = stat->current;
  }
}

BlockPool::FreeBlocks& BlockPool::ListOf(const Block* block) {
  Arena& arena = arenas_[block->large ? 1 : 0];
  return block->clean ? arena.clean : arena.cached;
}

/// A block in use of at least `size` bytes; null when the system gives no segment.
BlockPool::Block* BlockPool::Take(std::size_t size, bool large, bool careful) {
  Arena& arena = arenas_[large ? 1 : 0];
  Block* block = nullptr;
  std::size_t backed = 0;  // bytes of the block that were reserved already
  if (const auto cached = arena.cached.lower_bound(size); cached != arena.cached.end()) {
    block = *cached;
    Remove(block);
    backed = block->size;
  } else {
    const auto clean = arena.clean.lower_bound(size);
    block = clean != arena.clean.end() ? *clean : MapSegment(size, large, careful);
    if (block == nullptr) return nullptr;
    Remove(block);
    // A cached block just before it is too small by itself: used together, less new memory is needed.
    if (Block* before = block->previous; before != nullptr && !before->used && !before->clean) {
      Remove(before);
      backed = before->size;
      before->clean = true;
      block = Merge(before, block);
    }
  }
  Split(block, size);
  block->used = true;
  if (block->clean) stats_.reserved_bytes.Increase(Signed(block->size - backed));
  block->clean = false;
  return block;
}

/// A new segment as one clean block, in its list. A careful call gives null under memory pressure as
/// well: the cache goes first.
BlockPool::Block* BlockPool::MapSegment(std::size_t size, bool large, bool careful) {
  const std::size_t bytes = RoundUp(std::max(size, large ? kLargeSegment : kSmallSegment), kHugePage);
  if (careful && cached_bytes_ > 0 && AvailableMemory() < 2 * size) return nullptr;
  void* pages = MapPages(bytes);
  if (pages == nullptr) return nullptr;
  Block* block = new (pages) Block{nullptr, nullptr, bytes, 0, large, false, true};
  ListOf(block).insert(block);
  stats_.segment.Increase(1);
  return block;
}

/// Cuts a free block, which is in no list, to `size` bytes; the rest becomes a free block.
void BlockPool::Split(Block* block, std::size_t size) {
  const std::size_t rest = block->size - size;
  if (rest < SmallestRest(size)) return;
  auto* next = reinterpret_cast<Block*>(reinterpret_cast<char*>(block) + size);
  new (next) Block{block, block->next, rest, 0, block->large, false, block->clean};
  if (block->next != nullptr) block->next->previous = next;
  block->next = next;
  block->size = size;
  ListOf(next).insert(next);
  if (!next->clean) cached_bytes_ += rest;
}

BlockPool::Block* BlockPool::Merge(Block* block, Block* next) {
  block->size += next->size;
  block->next = next->next;
  if (block->next != nullptr) block->next->previous = block;
  return block;
}

/// Puts a free block into its list, as one with the free neighbours that are clean, or not, as it is.
void BlockPool::Insert(Block* block) {
  const auto joins = [block](const Block* other) { return other != nullptr && !other->used && other->clean == block->clean; };
  if (Block* next = block->next; joins(next)) {
    Remove(next);
    Merge(block, next);
  }
  if (Block* previous = block->previous; joins(previous)) {
    Remove(previous);
    block = Merge(previous, block);
  }
  ListOf(block).insert(block);
  if (!block->clean) cached_bytes_ += block->size;
}

void BlockPool::Remove(Block* block) {
  ListOf(block).erase(block);
  if (!block->clean) cached_bytes_ -= block->size;
}

void BlockPool::TrimLocked(std::unique_lock<std::mutex>& lock, std::size_t keep) {
  while (cached_bytes_ > keep) {
    FreeBlocks& list = arenas_[1].cached.empty() ? arenas_[0].cached : arenas_[1].cached;
    Block* block = *std::prev(list.end());
    Remove(block);
    // The system takes its time with large blocks: meanwhile it is a block in use to other threads.
    block->used = true;
    lock.unlock();
    DiscardPages(block + 1, block->size - sizeof(Block));
    lock.lock();
    stats_.reserved_bytes.Decrease(Signed(block->size));
    block->used = false;
    block->clean = true;
    Insert(block);
  }
  // Segments that nobody uses any more.
  for (Arena& arena : arenas_) {
    for (auto entry = arena.clean.begin(); entry != arena.clean.end();) {
      Block* block = *entry;
      if (block->previous != nullptr || block->next != nullptr) {
        ++entry;
        continue;
      }
      entry = arena.clean.erase(entry);
      UnmapPages(block, block->size);
      stats_.segment.Decrease(1);
    }
  }
}

}  // namespace btxrd
