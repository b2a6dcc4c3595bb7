#pragma once

#include <memory>
#include <span>
#include <vector>

#include "core/storage_file.h"

namespace btxrd {

struct MapResult : ReadResult {
  /// One for each range, parts of one mapping that lives as long as any of them; null for an empty range.
  std::vector<std::shared_ptr<void>> memory;
};

/// Maps a regular file into memory and gives a part for each range. Pages are read when they are
/// touched and copied when they are written, so the file never changes. Checksums are not looked
/// at. Throws nothing; `fd` may be closed afterwards.
MapResult MapRanges(int fd, std::span<const FileRange> ranges) noexcept;

}  // namespace btxrd
