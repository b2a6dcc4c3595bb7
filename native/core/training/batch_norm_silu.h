#pragma once

#include <ATen/core/Tensor.h>

namespace btxrd {

/// The arguments of `aten::batch_norm`, in its order.
struct BatchNormArguments {
  at::Tensor input;
  at::Tensor weight;
  at::Tensor bias;
  at::Tensor running_mean;
  at::Tensor running_var;
  bool training;
  double momentum;
  double eps;
  bool cudnn_enabled;
};

/// `batch_norm`, and `silu_` of its result if `silu`, with their bits and their gradients. Where the maps
/// and this machine allow it one operator does the work of both; elsewhere LibTorch's run.
at::Tensor BatchNormSilu(const BatchNormArguments& arguments, bool silu);

}  // namespace btxrd
