#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace btxrd {

/// A byte range of a file: one record of a checkpoint.
struct FileRange {
  uint64_t offset = 0;
  uint64_t nbytes = 0;
  std::optional<uint32_t> crc32;  ///< Empty when the writer recorded none.
};

enum class ReadStatus {
  kOk,
  kOutsideFile,  ///< The range is not in the file (any more).
  kChecksum,     ///< The bytes do not have their CRC-32.
  kSystem,       ///< The system refused; see `system_error`.
  kNoMemory,
};

struct ReadResult {
  ReadStatus status = ReadStatus::kOk;
  std::size_t range = 0;  ///< The index of the range that failed.
  int system_error = 0;   ///< errno.
  /// One for each range, 64-byte aligned; null for an empty range. Empty when the call failed.
  std::vector<std::shared_ptr<void>> memory;
};

/// Memory as a storage needs it, 64-byte aligned; null when there is none left.
std::shared_ptr<void> AllocateAligned(std::size_t nbytes);

/// Reads ranges of a regular file, each into memory of its own. Nothing is allocated for a range
/// that is not in the file. Throws nothing, may run on any thread; `fd` keeps its position.
ReadResult ReadRanges(int fd, std::span<const FileRange> ranges) noexcept;

}  // namespace btxrd
