#include "core/storage_map.h"

#include <sys/mman.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
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
  MapResult result;
  struct stat file {};
  if (fstat(fd, &file) != 0) {
    result.status = ReadStatus::kSystem;
    result.system_error = errno;
    return result;
  }
  const auto size = static_cast<uint64_t>(std::max<off_t>(file.st_size, 0));
  for (; result.range < ranges.size(); ++result.range) {
    const FileRange& range = ranges[result.range];
    if (range.offset <= size && range.nbytes <= size - range.offset) continue;
    result.status = ReadStatus::kOutsideFile;
    return result;
  }
  result.range = 0;
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
