#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/fused/activation.h"

namespace btxrd {

struct ConvolutionSettings {
  std::vector<int64_t> stride;
  std::vector<int64_t> padding;
  std::vector<int64_t> dilation;
  int64_t groups = 1;
};

/// A convolution of oneDNN that adds another tensor to its result and applies an activation in the
/// same pass. Its weights are reordered once for each of the last few input shapes.
class FusedConvolution {
 public:
  /// `bias` may be undefined.
  FusedConvolution(const at::Tensor& weight, const at::Tensor& bias, ConvolutionSettings settings, Activation activation);

  /// `residual` may be undefined; the result is channels_last.
  at::Tensor Run(const at::Tensor& features, const at::Tensor& residual);

 private:
  struct Packed {
    std::vector<int64_t> input_shape;
    at::Tensor weight;  ///< in oneDNN's own layout
  };

  const at::Tensor& PackedFor(const at::Tensor& input);

  at::Tensor weight_;
  std::optional<at::Tensor> bias_;
  ConvolutionSettings settings_;
  std::string_view activation_;  ///< oneDNN's name
  std::vector<Packed> packed_;  ///< the shape used last comes first
};

}  // namespace btxrd
