#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <vector>

#include "core/fused/activation.h"
#include "core/fused/kernel_queue.h"
#include "core/fused/matrix_tile.h"

namespace btxrd {

/// The first convolution of a network: of images of few channels, 3x3 with stride 2, with its bias
/// and activation. Images come in either memory format; the result is channels_last.
class StemConvolution {
 public:
  /// Whether this machine and these settings are served.
  static bool Serves(const at::Tensor& weight, c10::IntArrayRef stride, c10::IntArrayRef padding, c10::IntArrayRef dilation,
                     int64_t groups, Activation activation);

  /// `weight` is (channels out, channels in, 3, 3); `bias` may be undefined.
  StemConvolution(const at::Tensor& weight, const at::Tensor& bias, int64_t padding);

  /// (B, channels in, H, W) -> (B, channels out, H', W'), once the queue has run
  at::Tensor Queue(KernelQueue& queue, const at::Tensor& images) const;

 private:
  int64_t in_;
  int64_t out_;
  int64_t padding_;
  std::vector<Panel> panels_;
  std::vector<float> weight_;
  std::vector<float> bias_;
};

}  // namespace btxrd
