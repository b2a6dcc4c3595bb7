// Checks core/allocator without Node and LibTorch; run by block_pool.test.ts. What the pool hands out,
// keeps, gives back and counts, and many threads at once.
#include "core/allocator/block_pool.h"

#include <sys/resource.h>

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <random>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "core/allocator/pages.h"

#define CHECK(condition)                                                        \
  do {                                                                          \
    if (!(condition)) {                                                         \
      std::fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition);      \
      std::exit(1);                                                             \
    }                                                                           \
  } while (false)

namespace {

using btxrd::BlockPool;
using btxrd::MemoryStats;

constexpr std::size_t kMiB = std::size_t{1} << 20;

bool Aligned(const void* data) { return reinterpret_cast<std::uintptr_t>(data) % 64 == 0; }

std::size_t CachedBytes(const BlockPool& pool) {
  const MemoryStats stats = pool.Stats();
  return static_cast<std::size_t>(stats.reserved_bytes.current - stats.allocated_bytes.current);
}

void ReusesWhatWasFreed() {
  BlockPool pool;
  void* first = pool.Allocate(24 * kMiB);
  std::memset(first, 1, 24 * kMiB);
  pool.Free(first);
  CHECK(pool.Allocate(24 * kMiB) == first);
  CHECK(pool.Stats().segment.current == 1);
  CHECK(pool.Stats().num_alloc_retries == 0);
}

void MergesNeighbours() {
  BlockPool pool;
  void* blocks[3];
  for (void*& block : blocks) block = pool.Allocate(4 * kMiB);
  const int64_t reserved = pool.Stats().reserved_bytes.current;
  for (const int i : {0, 2, 1}) pool.Free(blocks[i]);
  void* together = pool.Allocate(12 * kMiB);
  CHECK(together == blocks[0]);
  CHECK(pool.Stats().reserved_bytes.current == reserved);
  // One that is larger takes the memory behind it only as far as it has to.
  pool.Free(together);
  CHECK(pool.Allocate(13 * kMiB) == blocks[0]);
  CHECK(pool.Stats().reserved_bytes.current < static_cast<int64_t>(14 * kMiB));
}

void CountsAsTorchDoes() {
  BlockPool pool;
  void* a = pool.Allocate(1000);
  void* b = pool.Allocate(3 * kMiB);
  CHECK(Aligned(a) && Aligned(b));
  pool.Free(b);
  const MemoryStats stats = pool.Stats();
  CHECK(stats.allocation.current == 1 && stats.allocation.peak == 2 && stats.allocation.allocated == 2 && stats.allocation.freed == 1);
  CHECK(stats.requested_bytes.current == 1000 && stats.requested_bytes.peak == static_cast<int64_t>(1000 + 3 * kMiB));
  CHECK(stats.allocated_bytes.current >= 1000 && stats.allocated_bytes.current < 2000);
  CHECK(stats.reserved_bytes.current >= static_cast<int64_t>(3 * kMiB));
  pool.ResetPeaks();
  CHECK(pool.Stats().allocation.peak == 1);
  pool.Free(a);
  CHECK(pool.Stats().allocated_bytes.current == 0);
}

void GivesBack() {
  BlockPool pool;
  void* keep = pool.Allocate(kMiB);
  std::memset(keep, 7, kMiB);
  std::vector<void*> blocks;
  for (int i = 0; i < 8; ++i) blocks.push_back(pool.Allocate(10 * kMiB));
  for (void* block : blocks) pool.Free(block);
  CHECK(CachedBytes(pool) >= 80 * kMiB);
  pool.Trim(30 * kMiB);
  CHECK(CachedBytes(pool) <= 30 * kMiB);
  pool.Trim(0);
  CHECK(CachedBytes(pool) == 0);
  CHECK(static_cast<char*>(keep)[kMiB - 1] == 7);
  pool.Free(keep);
  pool.Trim(0);
  CHECK(pool.Stats().segment.current == 0);
  CHECK(pool.Stats().reserved_bytes.current == 0);
}

void KeepsToTheLimit() {
  BlockPool pool;
  pool.SetCacheLimit(5 * kMiB);
  void* large = pool.Allocate(10 * kMiB);
  void* small = pool.Allocate(4 * kMiB);
  pool.Free(small);
  CHECK(CachedBytes(pool) >= 4 * kMiB);
  pool.Free(large);
  CHECK(CachedBytes(pool) <= 5 * kMiB);
  pool.SetCacheLimit(0);
  CHECK(CachedBytes(pool) == 0);
}

void TrimsWhatWasNotNeeded() {
  BlockPool pool;
  const auto round = [&pool](std::size_t bytes) { pool.Free(pool.Allocate(bytes)); };
  round(100 * kMiB);
  round(20 * kMiB);
  pool.TrimUnused();
  CHECK(CachedBytes(pool) >= 100 * kMiB);  // needed since the start
  round(20 * kMiB);
  pool.TrimUnused();
  CHECK(CachedBytes(pool) <= 25 * kMiB);  // the interval needed 20
  pool.TrimUnused();
  CHECK(CachedBytes(pool) == 0);  // nobody allocated
}

void RefusesTheImpossible() {
  BlockPool pool;
  pool.Free(pool.Allocate(40 * kMiB));
  CHECK(pool.Allocate(SIZE_MAX) == nullptr);
  CHECK(pool.Allocate(std::size_t{1} << 56) == nullptr);
  CHECK(pool.Stats().num_ooms == 2 && pool.Stats().num_alloc_retries == 1);
  CHECK(CachedBytes(pool) == 0);  // the retry emptied it
  CHECK(pool.Allocate(kMiB) != nullptr);
}

/// Threads allocate, fill, hand over and free at random while one gives memory back: no block may
/// overlap another.
void ManyThreads() {
  BlockPool pool;
  pool.SetCacheLimit(64 * kMiB);
  std::mutex mutex;
  std::vector<std::pair<unsigned char*, std::size_t>> shared;
  const auto free = [&pool](std::pair<unsigned char*, std::size_t> block) {
    const auto [data, size] = block;
    CHECK(data[0] == data[size - 1] && data[0] == data[size / 2]);
    pool.Free(data);
  };
  const auto work = [&](unsigned seed) {
    std::mt19937 random(seed);
    for (int i = 0; i < 4000; ++i) {
      const std::size_t size = 1 + random() % (std::size_t{1} << (random() % 23));
      auto* data = static_cast<unsigned char*>(pool.Allocate(size));
      CHECK(data != nullptr && Aligned(data));
      data[0] = data[size / 2] = data[size - 1] = static_cast<unsigned char>(random());
      std::pair<unsigned char*, std::size_t> other{data, size};
      {
        std::lock_guard lock(mutex);
        shared.push_back(other);
        if (shared.size() < 40) continue;
        std::swap(shared[random() % shared.size()], shared.back());
        other = shared.back();
        shared.pop_back();
      }
      free(other);
      if (i % 200 == 0) seed % 2 == 0 ? pool.Trim(0) : pool.TrimUnused();
    }
  };
  std::vector<std::thread> threads;
  for (unsigned seed = 0; seed < 4; ++seed) threads.emplace_back(work, seed);
  for (std::thread& thread : threads) thread.join();
  for (const auto& block : shared) free(block);
  pool.Trim(0);
  const MemoryStats stats = pool.Stats();
  CHECK(stats.allocation.current == 0 && stats.allocation.allocated == 16000 && stats.allocation.freed == 16000);
  CHECK(stats.allocated_bytes.current == 0 && stats.requested_bytes.current == 0);
  CHECK(stats.reserved_bytes.current == 0 && stats.segment.current == 0);
}

#if defined(__SANITIZE_ADDRESS__)
constexpr bool kAddressSanitizer = true;
#else
constexpr bool kAddressSanitizer = false;
#endif

/// Last, because it lasts: the process gets no more address space. AddressSanitizer needs some for itself.
void SaysWhyTheSystemRefuses() {
  const rlimit none{1, 1};
  CHECK(setrlimit(RLIMIT_AS, &none) == 0);
  CHECK(btxrd::WhyNoPages() == std::string("the system refuses anonymous memory: ") + std::strerror(ENOMEM));
  BlockPool pool;
  CHECK(pool.Allocate(kMiB) == nullptr);
  CHECK(pool.Stats().num_ooms == 1);
}

}  // namespace

int main() {
  CHECK(btxrd::WhyNoPages().empty());
  CHECK(btxrd::AvailableMemory() > kMiB);
  ReusesWhatWasFreed();
  MergesNeighbours();
  CountsAsTorchDoes();
  GivesBack();
  KeepsToTheLimit();
  TrimsWhatWasNotNeeded();
  RefusesTheImpossible();
  ManyThreads();
  if constexpr (!kAddressSanitizer) SaysWhyTheSystemRefuses();
  std::puts("all checks hold");
}
