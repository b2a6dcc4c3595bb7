#include "core/storage_file.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <new>

#include "core/crc32.h"

namespace btxrd {

namespace {

constexpr std::size_t kAlignment = 64;
// Small enough that the checksum finds the bytes in the processor's cache.
constexpr std::size_t kChunk = 256 << 10;

/// Fills `target`, restarting what a signal or the system cut short.
ReadStatus ReadFully(int fd, char* target, std::size_t nbytes, uint64_t offset, int* system_error) {
  while (nbytes > 0) {
    const ssize_t count = pread(fd, target, nbytes, static_cast<off_t>(offset));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      *system_error = errno;
      return ReadStatus::kSystem;
    }
    if (count == 0) return ReadStatus::kOutsideFile;
    target += count;
    offset += static_cast<uint64_t>(count);
    nbytes -= static_cast<std::size_t>(count);
  }
  return ReadStatus::kOk;
}

ReadStatus ReadRange(int fd, const FileRange& range, char* target, int* system_error) {
  uint32_t crc = 0;
  for (uint64_t done = 0; done < range.nbytes;) {
    const std::size_t count = std::min<uint64_t>(kChunk, range.nbytes - done);
    const ReadStatus status = ReadFully(fd, target + done, count, range.offset + done, system_error);
    if (status != ReadStatus::kOk) return status;
    if (range.crc32) crc = Crc32(crc, target + done, count);
    done += count;
  }
  return range.crc32 && crc != *range.crc32 ? ReadStatus::kChecksum : ReadStatus::kOk;
}

}  // namespace

std::shared_ptr<void> AllocateAligned(std::size_t nbytes) {
  void* memory = std::aligned_alloc(kAlignment, (nbytes + kAlignment - 1) / kAlignment * kAlignment);
  if (memory == nullptr) return nullptr;
  return {memory, std::free};
}

ReadResult ReadRanges(int fd, std::span<const FileRange> ranges) noexcept {
  ReadResult result;
  const auto fail = [&result](ReadStatus status) {
    result.status = status;
    result.memory.clear();
    return std::move(result);
  };
  struct stat file {};
  if (fstat(fd, &file) != 0) {
    result.system_error = errno;
    return fail(ReadStatus::kSystem);
  }
  const auto size = static_cast<uint64_t>(std::max<off_t>(file.st_size, 0));
  try {
    result.memory.resize(ranges.size());
    for (result.range = 0; result.range < ranges.size(); ++result.range) {
      const FileRange& range = ranges[result.range];
      if (range.offset > size || range.nbytes > size - range.offset) return fail(ReadStatus::kOutsideFile);
      if (range.nbytes == 0) continue;
      std::shared_ptr<void>& memory = result.memory[result.range];
      memory = AllocateAligned(range.nbytes);
      if (memory == nullptr) return fail(ReadStatus::kNoMemory);
      const ReadStatus status = ReadRange(fd, range, static_cast<char*>(memory.get()), &result.system_error);
      if (status != ReadStatus::kOk) return fail(status);
    }
  } catch (const std::bad_alloc&) {
    return fail(ReadStatus::kNoMemory);
  }
  return result;
}

}  // namespace btxrd
