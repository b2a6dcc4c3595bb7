#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <vector>

namespace btxrd {

/// The gate of squeeze-and-excitation from the channels' means: sigmoid(W2 silu(W1 m + b1) + b2).
class SqueezeExcite {
 public:
  /// `reduce` is (squeezed, channels, 1, 1), `expand` (channels, squeezed, 1, 1); with biases.
  SqueezeExcite(const at::Tensor& reduce, const at::Tensor& reduce_bias, const at::Tensor& expand, const at::Tensor& expand_bias);

  /// (B, channels) -> (B, channels)
  at::Tensor Run(const at::Tensor& means) const;

 private:
  at::Tensor reduce_, reduce_bias_, expand_, expand_bias_;
};

}  // namespace btxrd
