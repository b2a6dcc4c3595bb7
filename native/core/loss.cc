#include "core/loss.h"

#include <ATen/ops/cross_entropy_loss.h>

#include <string>

#include "core/failure.h"

namespace btxrd {

void CheckTargets(const at::Tensor& target, int64_t num_classes, int64_t ignore_index) {
  if (target.scalar_type() != at::kLong) return;  // probabilities
  const at::Tensor classes = target.cpu().contiguous();
  const auto* data = classes.const_data_ptr<int64_t>();
  for (int64_t i = 0; i < classes.numel(); ++i) {
    if (data[i] == ignore_index || (data[i] >= 0 && data[i] < num_classes)) continue;
    throw CodedError("ERR_INVALID_ARG", "Expected class indices from 0 to " + std::to_string(num_classes - 1) +
                                            " for target but target[" + std::to_string(i) + "] is " +
                                            std::to_string(data[i]) + ". Target " + std::to_string(data[i]) + " is out of bounds.");
  }
}

at::Tensor CrossEntropyLoss(const at::Tensor& logits, const at::Tensor& target, const CrossEntropyOptions& options) {
  CheckTargets(target, logits.size(-1), options.ignore_index);
  const std::optional<at::Tensor> weight = options.weight.defined() ? std::optional(options.weight) : std::nullopt;
  return at::cross_entropy_loss(logits, target, weight, options.reduction, options.ignore_index, options.label_smoothing);
}

}  // namespace btxrd
