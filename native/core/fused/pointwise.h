#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <vector>

#include "core/fused/activation.h"
#include "core/fused/kernel_queue.h"
#include "core/fused/matrix_tile.h"

namespace btxrd {

/// A 1x1 convolution with its bias, the addition of another tensor and an activation, and before it
/// the gate of squeeze-and-excitation: each channel of each image of the input times a number.
/// Feature maps are channels_last, so it is a matrix product of pixels and weights.
class PointwiseConvolution {
 public:
  /// Whether this machine and these settings are served.
  static bool Serves(const at::Tensor& weight, c10::IntArrayRef stride, c10::IntArrayRef padding, int64_t groups);

  /// `weight` is (channels out, channels in, 1, 1); `bias` may be undefined.
  PointwiseConvolution(const at::Tensor& weight, const at::Tensor& bias, Activation activation);

  /// (B, channels in, H, W) -> (B, channels out, H, W), once the queue has run. `gate` (B, channels in)
  /// and `other`, which has the result's shape and is added to it, may be undefined.
  at::Tensor Queue(KernelQueue& queue, const at::Tensor& features, const at::Tensor& gate, const at::Tensor& other) const;

 private:
  int64_t in_;
  int64_t out_;
  Activation activation_;
  std::vector<Panel> panels_;
  std::vector<float> weight_;
  std::vector<float> bias_;
};

}  // namespace btxrd
