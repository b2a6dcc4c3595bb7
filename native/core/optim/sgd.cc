#include "core/optim/sgd.h"

#include <ATen/ops/_foreach_add.h>
#include <ATen/ops/_foreach_mul.h>
#include <ATen/ops/_foreach_neg.h>
#include <ATen/ops/_fused_sgd.h>
#include <ATen/ops/empty_like.h>

#include <algorithm>

#include "core/optim/foreach.h"

namespace btxrd {

namespace {

constexpr const char* kBuffer = "momentum_buffer";

/// The parameter's momentum with the gradient added; the first step starts from the gradient itself.
at::Tensor UpdatedBuffer(Parameter& parameter, const at::Tensor& grad, const SgdOptions& o) {
  at::Tensor buffer = parameter.state.Find(kBuffer);
  if (buffer.defined()) return Multiply(buffer, o.momentum).add_(grad, 1 - o.dampening);
  buffer = grad.detach().clone();
  parameter.state.Add(kBuffer, buffer);
  return buffer;
}

bool HasBuffer(const Parameter* parameter) { return parameter->state.Find(kBuffer).defined(); }

void SingleTensor(Parameter& parameter, const SgdOptions& o) {
  at::Tensor param = parameter.tensor;
  at::Tensor grad = o.maximize ? param.grad().neg() : param.grad();
  if (o.weight_decay != 0) grad = grad.add(param, o.weight_decay);
  if (o.momentum != 0) {
    const at::Tensor buffer = UpdatedBuffer(parameter, grad, o);
    grad = o.nesterov ? grad.add(buffer, o.momentum) : buffer;
  }
  param.add_(grad, -o.lr);
}

void MultiTensor(const std::vector<Parameter*>& parameters, const SgdOptions& o) {
  std::vector<at::Tensor> params = Tensors(parameters);
  std::vector<at::Tensor> grads = Gradients(parameters);
  if (o.maximize) grads = at::_foreach_neg(grads);
  if (o.weight_decay != 0) {
    if (o.maximize) {
      at::_foreach_add_(grads, params, o.weight_decay);
    } else {
      grads = at::_foreach_add(grads, params, o.weight_decay);
    }
  }
  if (o.momentum != 0) {
    std::vector<at::Tensor> buffers;
    if (std::all_of(parameters.begin(), parameters.end(), HasBuffer)) {
      buffers = States(parameters, kBuffer);
      at::_foreach_mul_(buffers, o.momentum);
      at::_foreach_add_(buffers, grads, 1 - o.dampening);
    } else {
      for (std::size_t i = 0; i < grads.size(); ++i) buffers.push_back(UpdatedBuffer(*parameters[i], grads[i], o));
    }
    if (o.nesterov) {
      // In place, into the parameters' own gradients when nothing was added to them, as Python does.
      at::_foreach_add_(grads, buffers, o.momentum);
    } else {
      grads = buffers;
    }
  }
  at::_foreach_add_(params, grads, -o.lr);
}

void Fused(const std::vector<Parameter*>& parameters, const SgdOptions& o, bool first_step) {
  std::vector<at::Tensor> params = Tensors(parameters);
  std::vector<at::Tensor> buffers;
  if (o.momentum != 0) buffers = States(parameters, kBuffer);
  at::_fused_sgd_(params, Gradients(parameters), buffers, o.weight_decay, o.momentum, o.lr, o.dampening, o.nesterov,
                  o.maximize, first_step);
}

}  // namespace

void StepGroup(ParameterGroup& group, const SgdOptions& options) {
  const std::vector<Parameter*> parameters = WithGradient(group);
  switch (ChooseImplementation(parameters, options.foreach, options.fused)) {
    case Implementation::kSingleTensor:
      for (Parameter* parameter : parameters) SingleTensor(*parameter, options);
      break;
    case Implementation::kMultiTensor:
      for (const auto& list : GroupByDeviceAndDtype(parameters)) MultiTensor(list, options);
      break;
    case Implementation::kFused: {
      const bool first_step = options.momentum != 0 && std::none_of(parameters.begin(), parameters.end(), HasBuffer);
      for (Parameter* parameter : parameters) {
        if (first_step) parameter->state.Add(kBuffer, at::empty_like(parameter->tensor.grad()));
      }
      for (const auto& list : GroupByDeviceAndDtype(parameters)) Fused(list, options, first_step);
      break;
    }
  }
}

}  // namespace btxrd
