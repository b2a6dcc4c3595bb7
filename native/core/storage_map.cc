#include "core/storage_map.h"

#include <sys/mman.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <new>

namespace btxrd {

namespace {

// Only touched pages take memory, so a file larger than memory can be mapped.
#ifdef MAP_NORESERVE
constexpr int kFlags = MAP_PRIVATE | MAP_NORESERVE;
#else
constexpr int kFlags = MAP_PRIVATE;
#endif

}  // namespace

MapResult MapRanges(int fd, std::span<const FileRange> ranges) noexcept {
  MapResult result{CheckRanges(fd, ranges), {}};
  if (result.status != ReadStatus::kOk) return result;
  uint64_t size = 0;
  for (const FileRange& range : ranges) size = std::max(size, range.offset + range.nbytes);
  try {
    result.memory.resize(ranges.size());
    if (size == 0) return result;
    void* start = mmap(nullptr, size, PROT_READ | PROT_WRITE, kFlags, fd, 0);
    if (start == MAP_FAILED) {
      result.status = ReadStatus::kSystem;
      result.system_error = errno;
      return result;
    }
    const std::shared_ptr<void> mapping(start, [size](void* mapped) { munmap(mapped, size); });
    for (std::size_t i = 0; i < ranges.size(); ++i) {
      if (ranges[i].nbytes > 0) result.memory[i] = {mapping, static_cast<char*>(start) + ranges[i].offset};
    }
  } catch (const std::bad_alloc&) {
    result.memory.clear();
    result.status = ReadStatus::kNoMemory;
  }
  return result;
}

}  // namespace btxrd
