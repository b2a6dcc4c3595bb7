#pragma once

#include <ATen/core/Tensor.h>

#include <vector>

namespace btxrd {

/// The arguments of `aten::conv2d`, in its order.
struct ConvolutionArguments {
  at::Tensor input;
  at::Tensor weight;
  at::Tensor bias;
  std::vector<int64_t> stride;
  std::vector<int64_t> padding;
  std::vector<int64_t> dilation;
  int64_t groups;
};

/// `conv2d` with its bits and its gradients. For depthwise convolutions of contiguous maps the gradient of
/// the weights is computed here wherever that gives LibTorch's bits: it is found out once for each
/// shape, on the data of the first backward pass.
at::Tensor DepthwiseConvolution(const ConvolutionArguments& arguments);

}  // namespace btxrd
