#pragma once

#include <optional>

#include "core/optim/parameter.h"

namespace btxrd {

/// Hyperparameters of `torch.optim.RMSprop`.
struct RmspropOptions {
  double lr;
  double alpha;
  double eps;
  double weight_decay;
  double momentum;
  bool centered;
  bool maximize;
  std::optional<bool> foreach;
};

/// One step of a group in the order of operations of torch/optim/rmsprop.py.
void StepGroup(ParameterGroup& group, const RmspropOptions& options);

}  // namespace btxrd
