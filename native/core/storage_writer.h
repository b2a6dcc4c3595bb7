#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace btxrd {

/// A descriptor of our own for a file that someone else has open: the file stays the right one
/// when the other descriptor is closed, and its number reused, while we still write.
class FileDescriptor {
 public:
  explicit FileDescriptor(int fd);
  ~FileDescriptor();
  FileDescriptor(const FileDescriptor&) = delete;
  FileDescriptor& operator=(const FileDescriptor&) = delete;

  /// Negative when the system refused; see `error`.
  int get() const { return fd_; }
  int error() const { return error_; }

 private:
  int fd_;
  int error_ = 0;
};

/// Writes the pieces one after the other at the file's position, many with one system call.
/// `before` is called with the index of each piece before it is written, maybe more than once; the
/// bytes may change in it. Returns 0, or the errno of the call that failed. Throws nothing, may run
/// on any thread.
int WritePieces(int fd, std::vector<std::span<const std::byte>> pieces, const std::function<void(std::size_t)>& before) noexcept;

}  // namespace btxrd
