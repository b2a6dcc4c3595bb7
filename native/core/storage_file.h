#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

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
  std::size_t range = 0;  ///< The index of the first range that failed.
  int system_error = 0;   ///< errno.
};

/// Whether the ranges lie in a regular file; to be asked before memory is allocated for them.
/// Throws nothing.
ReadResult CheckRanges(int fd, std::span<const FileRange> ranges) noexcept;

/// Reads ranges of a regular file, each into the memory at its target, on several threads and in
/// pieces, so that large ranges are shared among them too. Throws nothing, may run on any thread;
/// `fd` keeps its position.
ReadResult ReadRanges(int fd, std::span<const FileRange> ranges, std::span<char* const> targets) noexcept;

}  // namespace btxrd
