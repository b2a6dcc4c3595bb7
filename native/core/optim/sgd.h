#pragma once

#include <optional>

#include "core/optim/parameter.h"

namespace btxrd {

/// Hyperparameters of `torch.optim.SGD`.
struct SgdOptions {
  double lr;
  double momentum;
  double dampening;
  double weight_decay;
  bool nesterov;
  bool maximize;
  std::optional<bool> foreach;
  std::optional<bool> fused;
};

/// One step of a group in the order of operations of torch/optim/sgd.py.
void StepGroup(ParameterGroup& group, const SgdOptions& options);

}  // namespace btxrd
