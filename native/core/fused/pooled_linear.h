#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <vector>

#include "core/fused/kernel_queue.h"

namespace btxrd {

/// The head of a classifier: the mean of each channel of a feature map, then a linear layer. LibTorch's
/// matrix product adds up in an order that depends on how many images there are; this one does not.
class PooledLinear {
 public:
  /// Whether this machine and these weights are served.
  static bool Serves(const at::Tensor& weight);

  /// `weight` is (classes, channels); `bias` may be undefined.
  PooledLinear(const at::Tensor& weight, const at::Tensor& bias);

  /// (B, channels, H, W) -> (B, classes), once the queue has run
  at::Tensor Queue(KernelQueue& queue, const at::Tensor& features) const;

 private:
  void RunImage(const float* pixels, int64_t count, float* means, float* logits) const;

  int64_t classes_;
  int64_t channels_;
  std::vector<float> weight_;
  std::vector<float> bias_;
};

}  // namespace btxrd
