#pragma once

#include <ATen/core/Tensor.h>

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "core/optim/adam.h"
#include "core/optim/parameter.h"
#include "core/optim/rmsprop.h"
#include "core/optim/sgd.h"

namespace btxrd {

using StepOptions = std::variant<AdamOptions, SgdOptions, RmspropOptions>;

/// The state of one parameter, which is known by its place among the parameters of all groups.
struct StateRecord {
  std::size_t parameter;
  ParameterState state;
};

/// Parameter groups and what `torch.optim.Optimizer.state` holds for their parameters.
/// Hyperparameters come with each step, because schedulers and users change them in between.
/// Not thread-safe: the binding keeps calls from overlapping.
class Optimizer {
 public:
  /// Throws ERR_INVALID_ARG for a non-leaf tensor and for a parameter that is there already.
  void AddGroup(const std::vector<at::Tensor>& parameters);

  /// One step of every group; `options` has one entry for each. Checks what can be checked before
  /// it changes anything; an error after that says that parameters may have changed.
  void Step(const std::vector<StepOptions>& options);

  /// Sets every gradient to none, or to zeros.
  void ZeroGrad(bool set_to_none);

  /// Gradients that are there, in the order of the parameters.
  std::vector<at::Tensor> Gradients() const;

  /// In the order in which the parameters got their state, as Python's dict has it.
  std::vector<StateRecord> State() const;

  /// Changes when other tensors make up the state.
  std::size_t state_version() const { return state_version_; }

  /// Replaces the state by copies, in the dtype and on the device that
  /// `_process_value_according_to_param_policy` gives them. Changes nothing when it throws.
  void LoadState(const std::vector<StateRecord>& records, const std::vector<bool>& fused_groups);

 private:
  Parameter& At(std::size_t index);
  void CheckBeforeStep(const std::vector<StepOptions>& options) const;
  void RecordNewState();

  std::vector<ParameterGroup> groups_;
  std::vector<std::size_t> order_;  ///< parameters with a state, as they got it
  std::size_t state_version_ = 0;
};

}  // namespace btxrd
