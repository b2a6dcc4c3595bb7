#pragma once

#include <ATen/core/Tensor.h>
#include <ATen/ops/equal.h>

namespace btxrd {

/// Whether two float32 tensors have the same values bit by bit, wherever they lie in memory.
inline bool SameBits(const at::Tensor& a, const at::Tensor& b) {
  return at::equal(a.contiguous().view(at::kInt), b.contiguous().view(at::kInt));
}

}  // namespace btxrd
