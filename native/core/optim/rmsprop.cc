#include "core/optim/rmsprop.h"

#include <ATen/ops/_foreach_add.h>
#include <ATen/ops/_foreach_addcdiv.h>
#include <ATen/ops/_foreach_addcmul.h>
#include <ATen/ops/_foreach_lerp.h>
#include <ATen/ops/_foreach_mul.h>
#include <ATen/ops/_foreach_neg.h>
#include <ATen/ops/_foreach_sqrt.h>

#include "core/optim/foreach.h"

namespace btxrd {

namespace {

void InitState(Parameter& parameter, const RmspropOptions& options) {
  if (!parameter.state.empty()) return;
  parameter.state.Add("step", StepCounter(parameter.tensor, /*fused=*/false));
  parameter.state.Add("square_avg", ZerosLike(parameter.tensor));
  if (options.momentum > 0) parameter.state.Add("momentum_buffer", ZerosLike(parameter.tensor));
  if (options.centered) parameter.state.Add("grad_avg", ZerosLike(parameter.tensor));
}

void SingleTensor(Parameter& parameter, const RmspropOptions& o) {
  at::Tensor param = parameter.tensor;
  at::Tensor grad = o.maximize ? param.grad().neg() : param.grad();
  at::Tensor square_avg = parameter.state.Get("square_avg");

  parameter.state.Get("step").add_(1);
  if (o.weight_decay != 0) grad = grad.add(param, o.weight_decay);
  Multiply(square_avg, o.alpha).addcmul_(grad, grad, 1 - o.alpha);
  at::Tensor avg;
  if (o.centered) {
    at::Tensor grad_avg = parameter.state.Get("grad_avg");
    grad_avg.lerp_(grad, 1 - o.alpha);
    avg = square_avg.addcmul(grad_avg, grad_avg, -1).sqrt_();
  } else {
    avg = square_avg.sqrt();
  }
  avg.add_(o.eps);
  if (o.momentum > 0) {
    at::Tensor buffer = parameter.state.Get("momentum_buffer");
    Multiply(buffer, o.momentum).addcdiv_(grad, avg);
    param.add_(buffer, -o.lr);
  } else {
    param.addcdiv_(grad, avg, -o.lr);
  }
}

void MultiTensor(const std::vector<Parameter*>& parameters, const RmspropOptions& o) {
  std::vector<at::Tensor> params = Tensors(parameters);
  std::vector<at::Tensor> grads = Gradients(parameters);
  std::vector<at::Tensor> square_avgs = States(parameters, "square_avg");
  std::vector<at::Tensor> steps = States(parameters, "step");

  if (o.maximize) grads = at::_foreach_neg(grads);
  IncrementSteps(steps);
  if (o.weight_decay != 0) {
    if (o.maximize) {
      at::_foreach_add_(grads, params, o.weight_decay);
    } else {
      grads = at::_foreach_add(grads, params, o.weight_decay);
    }
  }
  at::_foreach_mul_(square_avgs, o.alpha);
  at::_foreach_addcmul_(square_avgs, grads, grads, 1 - o.alpha);
  std::vector<at::Tensor> avgs;
  if (o.centered) {
    std::vector<at::Tensor> grad_avgs = States(parameters, "grad_avg");
    at::_foreach_lerp_(grad_avgs, grads, 1 - o.alpha);
    avgs = at::_foreach_addcmul(square_avgs, grad_avgs, grad_avgs, -1);
    at::_foreach_sqrt_(avgs);
  } else {
    avgs = at::_foreach_sqrt(square_avgs);
  }
  at::_foreach_add_(avgs, o.eps);
  if (o.momentum > 0) {
    std::vector<at::Tensor> buffers = States(parameters, "momentum_buffer");
    at::_foreach_mul_(buffers, o.momentum);
    at::_foreach_addcdiv_(buffers, grads, avgs);
    at::_foreach_add_(params, buffers, -o.lr);
  } else {
    at::_foreach_addcdiv_(params, grads, avgs, -o.lr);
  }
}

}  // namespace

void StepGroup(ParameterGroup& group, const RmspropOptions& options) {
  const std::vector<Parameter*> parameters = WithGradient(group);
  for (Parameter* parameter : parameters) InitState(*parameter, options);
  if (ChooseImplementation(parameters, options.foreach, /*fused=*/std::nullopt) == Implementation::kSingleTensor) {
    for (Parameter* parameter : parameters) SingleTensor(*parameter, options);
  } else {
    for (const auto& list : GroupByDeviceAndDtype(parameters)) MultiTensor(list, options);
  }
}

}  // namespace btxrd
