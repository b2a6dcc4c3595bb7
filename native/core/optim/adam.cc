#include "core/optim/adam.h"

#include <ATen/ops/_foreach_add.h>
#include <ATen/ops/_foreach_addcdiv.h>
#include <ATen/ops/_foreach_addcmul.h>
#include <ATen/ops/_foreach_div.h>
#include <ATen/ops/_foreach_lerp.h>
#include <ATen/ops/_foreach_maximum.h>
#include <ATen/ops/_foreach_mul.h>
#include <ATen/ops/_foreach_neg.h>
#include <ATen/ops/_foreach_sqrt.h>
#include <ATen/ops/_fused_adam.h>
#include <ATen/ops/_fused_adamw.h>
#include <ATen/ops/maximum.h>

#include <cmath>

#include "core/optim/foreach.h"
#include "core/optim/pieces.h"

namespace btxrd {

namespace {

/// Python's `1 - beta ** step`: doubles, and the C library's pow.
double BiasCorrection(double beta, const at::Tensor& step) { return 1 - std::pow(beta, step.item().toDouble()); }

void InitState(Parameter& parameter, const AdamOptions& options) {
  if (!parameter.state.empty()) return;
  parameter.state.Add("step", StepCounter(parameter.tensor, options.fused.value_or(false)));
  parameter.state.Add("exp_avg", ZerosLike(parameter.tensor));
  parameter.state.Add("exp_avg_sq", ZerosLike(parameter.tensor));
  if (options.amsgrad) parameter.state.Add("max_exp_avg_sq", ZerosLike(parameter.tensor));
}

/// The operations of `_single_tensor_adam` in their order; `max_exp_avg_sq` only with amsgrad.
void Update(at::Tensor param, at::Tensor grad, at::Tensor exp_avg, at::Tensor exp_avg_sq, at::Tensor max_exp_avg_sq,
            double step_size, double bias_correction2_sqrt, const AdamOptions& o) {
  if (o.maximize) grad = grad.neg();
  if (o.weight_decay != 0) {
    if (o.decoupled_weight_decay) {
      Multiply(param, 1 - o.lr * o.weight_decay);
    } else {
      grad = grad.add(param, o.weight_decay);
    }
  }
  exp_avg.lerp_(grad, 1 - o.beta1);
  Multiply(exp_avg_sq, o.beta2).addcmul_(grad, grad, 1 - o.beta2);

  at::Tensor variance = exp_avg_sq;
  if (o.amsgrad) {
    variance = max_exp_avg_sq;
    at::maximum_out(variance, variance, exp_avg_sq);
  }
  const at::Tensor denom = variance.sqrt().div(bias_correction2_sqrt).add_(o.eps);
  param.addcdiv_(exp_avg, denom, -step_size);
}

void SingleTensor(Parameter& parameter, const AdamOptions& o) {
  at::Tensor step = parameter.state.Get("step");
  step.add_(1);
  const double step_size = o.lr / BiasCorrection(o.beta1, step);
  // Not sqrt: Python writes ** 0.5, which is the C library's pow.
  const double bias_correction2_sqrt = std::pow(BiasCorrection(o.beta2, step), 0.5);
  ForEachPiece({parameter.tensor, parameter.tensor.grad(), parameter.state.Get("exp_avg"), parameter.state.Get("exp_avg_sq"),
                o.amsgrad ? parameter.state.Get("max_exp_avg_sq") : at::Tensor()},
               [&](const std::vector<at::Tensor>& piece) {
                 Update(piece[0], piece[1], piece[2], piece[3], piece[4], step_size, bias_correction2_sqrt, o);
               });
}

void MultiTensor(const std::vector<Parameter*>& parameters, const AdamOptions& o) {
  std::vector<at::Tensor> params = Tensors(parameters);
  std::vector<at::Tensor> grads = Gradients(parameters);
  std::vector<at::Tensor> exp_avgs = States(parameters, "exp_avg");
  std::vector<at::Tensor> exp_avg_sqs = States(parameters, "exp_avg_sq");
  std::vector<at::Tensor> steps = States(parameters, "step");

  if (o.maximize) grads = at::_foreach_neg(grads);
  IncrementSteps(steps);
  if (o.weight_decay != 0) {
    if (o.decoupled_weight_decay) {
      at::_foreach_mul_(params, 1 - o.lr * o.weight_decay);
    } else if (o.maximize) {
      at::_foreach_add_(grads, params, o.weight_decay);
    } else {
      grads = at::_foreach_add(grads, params, o.weight_decay);
    }
  }
  at::_foreach_lerp_(exp_avgs, grads, 1 - o.beta1);
  at::_foreach_mul_(exp_avg_sqs, o.beta2);
  at::_foreach_addcmul_(exp_avg_sqs, grads, grads, 1 - o.beta2);

  std::vector<at::Scalar> step_sizes, bias_corrections2_sqrt;
  for (const at::Tensor& step : steps) {
    step_sizes.emplace_back((o.lr / BiasCorrection(o.beta1, step)) * -1);
    bias_corrections2_sqrt.emplace_back(std::pow(BiasCorrection(o.beta2, step), 0.5));
  }
  std::vector<at::Tensor> variances = exp_avg_sqs;
  if (o.amsgrad) {
    variances = States(parameters, "max_exp_avg_sq");
    at::_foreach_maximum_(variances, exp_avg_sqs);
  }
  std::vector<at::Tensor> denoms = at::_foreach_sqrt(variances);
  at::_foreach_div_(denoms, bias_corrections2_sqrt);
  at::_foreach_add_(denoms, o.eps);
  at::_foreach_addcdiv_(params, exp_avgs, denoms, step_sizes);
}

void Fused(const std::vector<Parameter*>& parameters, const AdamOptions& o) {
  std::vector<at::Tensor> params = Tensors(parameters);
  std::vector<at::Tensor> steps = States(parameters, "step");
  std::vector<at::Tensor> max_exp_avg_sqs;
  if (o.amsgrad) max_exp_avg_sqs = States(parameters, "max_exp_avg_sq");
  at::_foreach_add_(steps, 1);
  const auto run = [&](auto kernel) {
    kernel(params, Gradients(parameters), States(parameters, "exp_avg"), States(parameters, "exp_avg_sq"),
           max_exp_avg_sqs, steps, o.lr, o.beta1, o.beta2, o.weight_decay, o.eps, o.amsgrad, o.maximize);
  };
  if (o.decoupled_weight_decay) {
    run([](auto&&... args) { at::_fused_adamw_(args...); });
  } else {
    run([](auto&&... args) { at::_fused_adam_(args...); });
  }
}

}  // namespace

void StepGroup(ParameterGroup& group, const AdamOptions& options) {
  const std::vector<Parameter*> parameters = WithGradient(group);
  for (Parameter* parameter : parameters) InitState(*parameter, options);
  switch (ChooseImplementation(parameters, options.foreach, options.fused)) {
    case Implementation::kSingleTensor:
      for (Parameter* parameter : parameters) SingleTensor(*parameter, options);
      break;
    case Implementation::kMultiTensor:
      for (const auto& list : GroupByDeviceAndDtype(parameters)) MultiTensor(list, options);
      break;
    case Implementation::kFused:
      for (const auto& list : GroupByDeviceAndDtype(parameters)) Fused(list, options);
      break;
  }
}

}  // namespace btxrd
