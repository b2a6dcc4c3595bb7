#include "core/storage_writer.h"

#include <fcntl.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace btxrd {

namespace {

// What every POSIX system takes at least in one call: IOV_MAX is 1024 on Linux and macOS.
constexpr std::size_t kPiecesPerCall = 1024;
// A megabyte costs a call no time that counts, and the disk gets work early.
constexpr std::size_t kBytesPerCall = std::size_t{1} << 20;

/// Lets the disk write what the system would else keep until the flush, which then has less to wait for.
/// It is an advice: where it is refused, as for a pipe, the flush does it all.
void StartWriteback(int fd) {
#ifdef __linux__
  sync_file_range(fd, 0, 0, SYNC_FILE_RANGE_WRITE);  // The whole file; pages on their way are left alone.
#else
  static_cast<void>(fd);
#endif
}

}  // namespace

FileDescriptor::FileDescriptor(int fd) : fd_(fcntl(fd, F_DUPFD_CLOEXEC, 0)) {
  if (fd_ < 0) error_ = errno;
}

FileDescriptor::~FileDescriptor() {
  if (fd_ >= 0) close(fd_);
}

int WritePieces(int fd, std::vector<std::span<const std::byte>> pieces, const std::function<void(std::size_t)>& before) noexcept {
  std::array<iovec, kPiecesPerCall> batch;
  for (std::size_t first = 0; first < pieces.size();) {
    std::size_t count = 0;
    std::size_t room = kBytesPerCall;
    for (; count < batch.size() && first + count < pieces.size() && room > 0; ++count) {
      before(first + count);
      const auto piece = pieces[first + count];
      const std::size_t size = std::min(piece.size(), room);
      batch[count] = {const_cast<std::byte*>(piece.data()), size};
      room -= size;
    }
    const ssize_t written = writev(fd, batch.data(), static_cast<int>(count));
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    StartWriteback(fd);
    auto left = static_cast<std::size_t>(written);
    while (first < pieces.size() && left >= pieces[first].size()) left -= pieces[first++].size();
    if (left > 0) pieces[first] = pieces[first].subspan(left);
  }
  return 0;
}

}  // namespace btxrd
