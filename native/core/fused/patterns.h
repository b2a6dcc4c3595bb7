#pragma once

#include <ATen/core/Tensor.h>
#include <torch/csrc/jit/ir/ir.h>

#include <cstdint>
#include <optional>
#include <vector>

#include "core/fused/activation.h"

namespace btxrd {

/// The one node that reads a value, if there is just one and it reads it once; else null.
torch::jit::Node* OnlyReader(const torch::jit::Value* value);

/// The activation that an operation is, if it is one.
std::optional<Activation> ActivationOf(const torch::jit::Node* node);

/// `a + b` of tensors.
bool IsAddition(const torch::jit::Node* node);

/// `x.mean((2, 3), keepdim=True)`
bool IsSpatialMean(const torch::jit::Node* node);

/// A convolution of two dimensions all of whose arguments but the input are constants.
struct Convolution {
  torch::jit::Node* node;
  at::Tensor weight;
  at::Tensor bias;  ///< undefined for none
  std::vector<int64_t> stride, padding, dilation;
  int64_t groups;
};
std::optional<Convolution> ConvolutionOf(torch::jit::Node* node);

/// features * sigmoid(expand(silu(reduce(mean(features))))), where nobody else reads what is between.
struct SqueezeExcitation {
  torch::jit::Value* features;
  torch::jit::Node* mean;
  Convolution reduce;
  torch::jit::Node* silu;
  Convolution expand;
  torch::jit::Node* sigmoid;  ///< makes the gate
  torch::jit::Node* product;
};
std::optional<SqueezeExcitation> SqueezeExcitationOf(torch::jit::Node* product);

/// linear(flatten(adaptive_avg_pool2d(features, 1), 1)), where nobody else reads what is between.
struct PooledLinearLayer {
  torch::jit::Value* features;
  torch::jit::Node* pool;
  torch::jit::Node* flatten;
  torch::jit::Node* linear;
  at::Tensor weight;
  at::Tensor bias;  ///< undefined for none
};
std::optional<PooledLinearLayer> PooledLinearOf(torch::jit::Node* linear);

}  // namespace btxrd
