#include "core/optim/optimizer.h"

#include <ATen/core/grad_mode.h>

#include <algorithm>
#include <utility>

#include "core/failure.h"

namespace btxrd {

namespace {

/// What `load_state_dict` makes of a value: the parameter's dtype and device, except for the counter.
at::Tensor Converted(const std::string& key, const at::Tensor& value, const at::Tensor& parameter, bool fused) {
  at::TensorOptions options = value.options();
  if (key != "step") {
    options = options.device(parameter.device());
    if (parameter.is_floating_point()) options = options.dtype(parameter.scalar_type());
  } else if (fused) {
    options = options.device(parameter.device()).dtype(at::kFloat);
  } else if (!value.is_floating_point()) {
    // Counters of other writers: as integers the foreach kernels refuse them.
    options = options.dtype(at::kFloat);
  }
  // A copy, so that a later step does not write into the state dict.
  return value.detach().to(options, /*non_blocking=*/false, /*copy=*/true);
}

}  // namespace

void Optimizer::AddGroup(const std::vector<at::Tensor>& parameters) {
  std::vector<const at::TensorImpl*> known;
  for (const ParameterGroup& group : groups_) {
    for (const Parameter& parameter : group) known.push_back(parameter.tensor.unsafeGetTensorImpl());
  }
  const std::size_t elsewhere = known.size();
  ParameterGroup group;
  for (const at::Tensor& tensor : parameters) {
    if (!tensor.is_leaf()) {
      throw CodedError("ERR_INVALID_ARG", "can't optimize a non-leaf Tensor: expected tensors that no operation made. Use detach().");
    }
    const auto found = std::find(known.begin(), known.end(), tensor.unsafeGetTensorImpl());
    if (found != known.end()) {
      const bool same_group = static_cast<std::size_t>(found - known.begin()) >= elsewhere;
      throw CodedError("ERR_INVALID_ARG", same_group ? "Expected every parameter once in a parameter group but one is there twice."
                                                     : "some parameters appear in more than one parameter group");
    }
    known.push_back(tensor.unsafeGetTensorImpl());
    group.push_back({tensor, {}});
  }
  groups_.push_back(std::move(group));
}

void Optimizer::CheckBeforeStep(const std::vector<StepOptions>& options) const {
  if (options.size() != groups_.size()) {
    throw CodedError("ERR_INVALID_ARG", "Expected hyperparameters for " + std::to_string(groups_.size()) +
                                            " parameter groups but received " + std::to_string(options.size()) + ".");
  }
  for (const ParameterGroup& group : groups_) {
    for (const Parameter& parameter : group) {
      for (const auto& [key, tensor] : parameter.state.entries()) {
        if (key == "step" || tensor.device() == parameter.tensor.device()) continue;
        throw CodedError("ERR_DEVICE", "Expected the optimizer's state on " + parameter.tensor.device().str() +
                                           ", where its parameters are, but " + key + " is on " + tensor.device().str() +
                                           ". Move the model before the first step, or load the state again after moving.");
      }
    }
  }
}

void Optimizer::Step(const std::vector<StepOptions>& options) {
  CheckBeforeStep(options);
  at::NoGradGuard no_grad;
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    try {
      std::visit([&](const auto& values) { StepGroup(groups_[i], values); }, options[i]);
    } catch (...) {
      RecordNewState();
      const Failure failure = CurrentFailure();
      throw CodedError(failure.code == "ERR_STATE_DICT" ? "ERR_STATE_DICT" : "ERR_LIBTORCH",
                       failure.message + " The step failed in parameter group " + std::to_string(i) +
                           ": the groups before it were updated and this one may be in part. Restore model and optimizer from a checkpoint.");
    }
  }
  RecordNewState();
}

void Optimizer::RecordNewState() {
  std::vector<bool> recorded;
  std::size_t index = 0;
  for (const ParameterGroup& group : groups_) recorded.resize(recorded.size() + group.size(), false);
  for (const std::size_t parameter : order_) recorded[parameter] = true;
  for (const ParameterGroup& group : groups_) {
    for (const Parameter& parameter : group) {
      if (!parameter.state.empty() && !recorded[index]) {
        order_.push_back(index);
        ++state_version_;
      }
      ++index;
    }
  }
}

void Optimizer::ZeroGrad(bool set_to_none) {
  at::NoGradGuard no_grad;
  for (ParameterGroup& group : groups_) {
    for (Parameter& parameter : group) {
      at::Tensor& grad = parameter.tensor.mutable_grad();
      if (!grad.defined()) continue;
      if (set_to_none) {
        grad.reset();
      } else {
        grad = grad.detach().zero_();
      }
    }
  }
}

std::vector<at::Tensor> Optimizer::Gradients() const {
  std::vector<at::Tensor> gradients;
  for (const ParameterGroup& group : groups_) {
    for (const Parameter& parameter : group) {
      if (parameter.tensor.grad().defined()) gradients.push_back(parameter.tensor.grad());
    }
  }
  return gradients;
}

Parameter& Optimizer::At(std::size_t index) {
  for (ParameterGroup& group : groups_) {
    if (index < group.size()) return group[index];
    index -= group.size();
  }
  throw CodedError("ERR_STATE_DICT", "Expected state for the optimizer's own parameters only.");
}

std::vector<StateRecord> Optimizer::State() const {
  std::vector<const Parameter*> parameters;
  for (const ParameterGroup& group : groups_) {
    for (const Parameter& parameter : group) parameters.push_back(&parameter);
  }
  std::vector<StateRecord> records;
  for (const std::size_t index : order_) records.push_back({index, parameters[index]->state});
  return records;
}

void Optimizer::LoadState(const std::vector<StateRecord>& records, const std::vector<bool>& fused_groups) {
  std::vector<bool> fused;
  for (std::size_t i = 0; i < groups_.size(); ++i) fused.resize(fused.size() + groups_[i].size(), fused_groups.at(i));
  at::NoGradGuard no_grad;
  std::vector<std::pair<Parameter*, ParameterState>> loaded;
  std::vector<std::size_t> order;
  for (const StateRecord& record : records) {
    Parameter& parameter = At(record.parameter);
    std::vector<ParameterState::Entry> entries;
    for (const auto& [key, value] : record.state.entries()) {
      entries.emplace_back(key, Converted(key, value, parameter.tensor, fused[record.parameter]));
    }
    loaded.emplace_back(&parameter, ParameterState(std::move(entries)));
    order.push_back(record.parameter);
  }
  for (ParameterGroup& group : groups_) {
    for (Parameter& parameter : group) parameter.state = {};
  }
  for (auto& [parameter, state] : loaded) parameter->state = std::move(state);
  order_ = std::move(order);
  ++state_version_;
}

}  // namespace btxrd
