#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <memory>
#include <vector>

namespace btxrd {

/// Memory for the values of a plan, kept from call to call. A value's memory may be given to a later
/// one as soon as nobody holds its tensor, even if the work on it is still queued: queued work runs
/// in order, and nobody else gets this memory. Not thread-safe.
class Arena {
 public:
  Arena();

  /// A float32 tensor without values.
  at::Tensor Take(c10::IntArrayRef shape, at::MemoryFormat format);

  bool Owns(const at::Tensor& tensor) const;

  /// Gives back what was not used since the last call.
  void Trim();

 private:
  struct Block {
    at::Tensor memory;
    bool free = false;
    bool used = true;  ///< since the last Trim()
  };
  std::shared_ptr<std::vector<std::unique_ptr<Block>>> blocks_;  ///< shared with the tensors given out
};

}  // namespace btxrd
