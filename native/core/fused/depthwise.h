#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <vector>

#include "core/fused/activation.h"

namespace btxrd {

/// A convolution with one filter for each channel, its bias and activation, and on the way the mean
/// of each channel, which squeeze-and-excitation asks for next. Feature maps are channels_last.
class DepthwiseConvolution {
 public:
  /// Whether this machine and these settings are served.
  static bool Serves(const at::Tensor& weight, c10::IntArrayRef stride, c10::IntArrayRef padding, c10::IntArrayRef dilation,
                     int64_t groups, Activation activation);

  /// `weight` is (channels, 1, kernel, kernel); `bias` may be undefined.
  DepthwiseConvolution(const at::Tensor& weight, const at::Tensor& bias, int64_t stride, int64_t padding, Activation activation);

  /// (B, C, H, W) -> (B, C, H', W'). `means`, when not null, becomes (B, C).
  at::Tensor Run(const at::Tensor& features, at::Tensor* means) const;

 private:
  int64_t channels_;
  int64_t kernel_;
  int64_t stride_;
  int64_t padding_;
  Activation activation_;
  std::vector<float> weight_;  ///< by block of channels, then place in the filter, then channel
  std::vector<float> bias_;
};

}  // namespace btxrd
