#include "core/optim/pieces.h"

#include <ATen/TensorIterator.h>
#include <ATen/ops/as_strided.h>

#include <algorithm>
#include <cstdint>

namespace btxrd {

namespace {

/// Elements of a piece: five tensors of them fit a second-level cache of 512 KiB.
constexpr int64_t kPiece = 16 * 1024;

bool Alike(const std::vector<at::Tensor>& tensors) {
  const at::Tensor& first = tensors.front();
  return std::all_of(tensors.begin(), tensors.end(), [&](const at::Tensor& tensor) {
    return !tensor.defined() || (tensor.is_cpu() && tensor.scalar_type() == first.scalar_type() && tensor.sizes() == first.sizes() &&
                                 tensor.strides() == first.strides() && tensor.is_non_overlapping_and_dense());
  });
}

/// All elements of a dense tensor in the order of its memory.
at::Tensor Flat(const at::Tensor& tensor) {
  return tensor.defined() ? at::as_strided(tensor.detach(), {tensor.numel()}, {1}) : tensor;
}

}  // namespace

void ForEachPiece(const std::vector<at::Tensor>& tensors, const std::function<void(const std::vector<at::Tensor>&)>& operations) {
  const int64_t count = tensors.front().numel();
  if (count < at::internal::GRAIN_SIZE || !Alike(tensors)) return operations(tensors);
  std::vector<at::Tensor> flat;
  for (const at::Tensor& tensor : tensors) flat.push_back(Flat(tensor));
  std::vector<at::Tensor> views(flat.size());
  for (int64_t start = 0; start < count; start += kPiece) {
    const int64_t length = std::min(kPiece, count - start);
    for (std::size_t i = 0; i < flat.size(); ++i) views[i] = flat[i].defined() ? flat[i].narrow(0, start, length) : flat[i];
    operations(views);
  }
}

}  // namespace btxrd
