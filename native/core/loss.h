#pragma once

#include <ATen/core/Reduction.h>
#include <ATen/core/Tensor.h>

#include <cstdint>

namespace btxrd {

/// Options of `torch.nn.CrossEntropyLoss`.
struct CrossEntropyOptions {
  at::Tensor weight;  ///< undefined for none
  int64_t reduction = at::Reduction::Mean;
  int64_t ignore_index = -100;
  double label_smoothing = 0;
};

/// Throws ERR_INVALID_ARG for a class index outside 0 to `num_classes - 1` that is not ignored.
/// On a GPU such an index would end the process' use of the device.
void CheckTargets(const at::Tensor& target, int64_t num_classes, int64_t ignore_index);

/// `torch.nn.functional.cross_entropy`: logits (B, K), targets (B) int64 or (B, K) probabilities.
/// Checks the targets first.
at::Tensor CrossEntropyLoss(const at::Tensor& logits, const at::Tensor& target, const CrossEntropyOptions& options);

}  // namespace btxrd
