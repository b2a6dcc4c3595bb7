#include "core/storage_file.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <new>
#include <vector>

#include "core/crc32.h"
#include "core/in_parallel.h"

namespace btxrd {

namespace {

// What one thread reads before it takes the next piece.
constexpr std::size_t kBytesPerPiece = 1 << 20;
// Small enough that the checksum finds the bytes in the processor's cache.
constexpr std::size_t kChunk = 256 << 10;

/// A part of a range, and what came of reading it.
struct Piece {
  std::size_t range;
  uint64_t offset;  // in the range
  std::size_t nbytes;
  ReadStatus status = ReadStatus::kOk;
  int system_error = 0;
  uint32_t crc32 = 0;
};

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

void ReadPiece(int fd, const FileRange& range, char* target, Piece& piece) {
  for (std::size_t done = 0; done < piece.nbytes;) {
    const std::size_t count = std::min(kChunk, piece.nbytes - done);
    char* const chunk = target + piece.offset + done;
    piece.status = ReadFully(fd, chunk, count, range.offset + piece.offset + done, &piece.system_error);
    if (piece.status != ReadStatus::kOk) return;
    if (range.crc32) piece.crc32 = Crc32(piece.crc32, chunk, count);
    done += count;
  }
}

std::vector<Piece> Cut(std::span<const FileRange> ranges) {
  std::vector<Piece> pieces;
  pieces.reserve(ranges.size());
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    for (uint64_t done = 0; done < ranges[i].nbytes; done += pieces.back().nbytes) {
      pieces.push_back({i, done, static_cast<std::size_t>(std::min<uint64_t>(kBytesPerPiece, ranges[i].nbytes - done))});
    }
  }
  return pieces;
}

/// The first range that failed, whichever thread failed first.
ReadResult Judge(std::span<const FileRange> ranges, std::span<const Piece> pieces) {
  for (std::size_t first = 0, end = 0; first < pieces.size(); first = end) {
    const std::size_t range = pieces[first].range;
    uint32_t crc32 = 0;
    for (end = first; end < pieces.size() && pieces[end].range == range; ++end) {
      const Piece& piece = pieces[end];
      if (piece.status != ReadStatus::kOk) return {piece.status, range, piece.system_error};
      crc32 = JoinCrc32(crc32, piece.crc32, piece.nbytes);
    }
    if (ranges[range].crc32 && crc32 != *ranges[range].crc32) return {ReadStatus::kChecksum, range, 0};
  }
  return {};
}

}  // namespace

ReadResult CheckRanges(int fd, std::span<const FileRange> ranges) noexcept {
  struct stat file {};
  if (fstat(fd, &file) != 0) return {ReadStatus::kSystem, 0, errno};
  const auto size = static_cast<uint64_t>(std::max<off_t>(file.st_size, 0));
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    if (ranges[i].offset > size || ranges[i].nbytes > size - ranges[i].offset) return {ReadStatus::kOutsideFile, i, 0};
  }
  return {};
}

ReadResult ReadRanges(int fd, std::span<const FileRange> ranges, std::span<char* const> targets) noexcept {
  try {
    std::vector<Piece> pieces = Cut(ranges);
    // Ranges after one that failed are not read any more; those before it are, so that the first is told.
    std::atomic<std::size_t> failed = ranges.size();
    InParallel(pieces.size(), [&](std::size_t i) {
      Piece& piece = pieces[i];
      if (piece.range > failed) return;
      ReadPiece(fd, ranges[piece.range], targets[piece.range], piece);
      if (piece.status == ReadStatus::kOk) return;
      std::size_t known = failed;
      while (piece.range < known && !failed.compare_exchange_weak(known, piece.range)) continue;
    });
    return Judge(ranges, pieces);
  } catch (const std::bad_alloc&) {
    return {ReadStatus::kNoMemory, 0, 0};
  }
}

}  // namespace btxrd
