#pragma once

#include <optional>

#include "core/optim/parameter.h"

namespace btxrd {

/// Hyperparameters of `torch.optim.Adam`, and of `AdamW`, which is Adam with decoupled weight decay.
struct AdamOptions {
  double lr;
  double beta1;
  double beta2;
  double eps;
  double weight_decay;
  bool amsgrad;
  bool maximize;
  bool decoupled_weight_decay;
  std::optional<bool> foreach;
  std::optional<bool> fused;
};

/// One step of a group in the order of operations of torch/optim/adam.py.
void StepGroup(ParameterGroup& group, const AdamOptions& options);

}  // namespace btxrd
