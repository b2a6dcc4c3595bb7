#pragma once

#include <ATen/core/Tensor.h>

#include <functional>
#include <vector>

namespace btxrd {

/// Runs element-wise operations on tensors of one shape piece by piece, so that a piece of all of
/// them stays in the cache from the first operation to the last. One operation after the other would
/// read large tensors from memory each time.
///
/// The bits are those of whole tensors: pieces end at multiples of the vectors that LibTorch's kernels
/// work with. `operations` gets one-dimensional views in
/// the order of the tensors, an undefined one for an undefined tensor. Tensors that are not on the
/// CPU, small or not alike in memory are passed on as they are.
void ForEachPiece(const std::vector<at::Tensor>& tensors, const std::function<void(const std::vector<at::Tensor>&)>& operations);

}  // namespace btxrd
