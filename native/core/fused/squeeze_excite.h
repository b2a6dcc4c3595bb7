#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <vector>

#include "core/fused/kernel_queue.h"

namespace btxrd {

/// The gate of squeeze-and-excitation from the channels' means: sigmoid(W2 silu(W1 m + b1) + b2).
class SqueezeExcite {
 public:
  /// `reduce` is (squeezed, channels, 1, 1), `expand` (channels, squeezed, 1, 1); with biases. The
  /// channels are a multiple of 8.
  SqueezeExcite(const at::Tensor& reduce, const at::Tensor& reduce_bias, const at::Tensor& expand, const at::Tensor& expand_bias);

  /// (B, groups, channels), whose sums over the groups are the means -> (B, channels), once the queue has run
  at::Tensor Queue(KernelQueue& queue, const at::Tensor& means) const;

 private:
  void RunImage(const float* parts, int64_t groups, float* scratch, float* gate) const;

  int64_t channels_;
  int64_t squeezed_;
  std::vector<float> reduce_;  ///< (squeezed, channels)
  std::vector<float> reduce_bias_;
  std::vector<float> expand_;  ///< (squeezed, channels) as well: the transpose
  std::vector<float> expand_bias_;
};

}  // namespace btxrd
