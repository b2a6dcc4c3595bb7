#pragma once

#include <ATen/core/Tensor.h>

#include <utility>

namespace btxrd {

// Squeeze-and-excitation has two readers of its features: the mean over their pixels, from which the gate is made,
// and the product with the gate. The two operators here stand for these, with their bits. In the backward
// pass they work together: the features' gradient is made in one go, image by image, where LibTorch makes
// four tensors of its size on the way.

/// `x.mean((2, 3), keepdim=True)`, and `x` for the product.
std::pair<at::Tensor, at::Tensor> FeaturesAndMean(const at::Tensor& x);

/// `x * gate`, of features that `FeaturesAndMean` gave and nothing else reads.
at::Tensor Gated(const at::Tensor& features, const at::Tensor& gate);

}  // namespace btxrd
