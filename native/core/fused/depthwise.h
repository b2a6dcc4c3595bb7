#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <optional>
#include <vector>

#include "core/fused/activation.h"
#include "core/fused/kernel_queue.h"
#include "core/fused/matrix_tile.h"

namespace btxrd {

/// A convolution with one filter for each channel, its bias and SiLU, and on the way the mean of each
/// channel, which squeeze-and-excitation asks for next. Before it may come the pointwise convolution
/// that makes its input, with SiLU too: a few rows of a few channels are made at a time and read from
/// the cache, so that its result, the largest map of a block, is never stored.
/// Feature maps are channels_last.
class DepthwiseConvolution {
 public:
  /// Whether this machine and these settings are served.
  static bool Serves(const at::Tensor& weight, c10::IntArrayRef stride, c10::IntArrayRef padding, c10::IntArrayRef dilation,
                     int64_t groups, Activation activation);

  /// `weight` is (channels, 1, kernel, kernel); `bias` may be undefined.
  DepthwiseConvolution(const at::Tensor& weight, const at::Tensor& bias, int64_t stride, int64_t padding);

  /// Its input comes from a pointwise convolution: `weight` is (channels, channels in, 1, 1); `bias` may be undefined.
  void ExpandWith(const at::Tensor& weight, const at::Tensor& bias);

  /// (B, C, H, W), or (B, channels in, H, W) where it expands -> (B, C, H', W'), once the queue has
  /// run. `means`, when not null, becomes (B, groups, C), whose sums over the groups are the means.
  at::Tensor Queue(KernelQueue& queue, const at::Tensor& features, at::Tensor* means) const;

 private:
  struct Expansion {
    int64_t in;
    std::vector<float> weight;
    std::vector<float> bias;
  };

  int64_t channels_;
  int64_t kernel_;
  int64_t stride_;
  int64_t padding_;
  std::vector<Panel> panels_;
  std::vector<float> weight_;  ///< by 8 channels, then place in the filter, then channel
  std::vector<float> bias_;
  std::optional<Expansion> expansion_;
};

}  // namespace btxrd
