#include "core/optim/parameter.h"

#include <ATen/ScalarOps.h>
#include <ATen/ops/mul.h>
#include <ATen/ops/zeros.h>
#include <ATen/ops/zeros_like.h>

#include "core/failure.h"

namespace btxrd {

at::Tensor ParameterState::Find(const char* key) const {
  for (const auto& [name, tensor] : entries_) {
    if (name == key) return tensor;
  }
  return {};
}

at::Tensor ParameterState::Get(const char* key) const {
  at::Tensor tensor = Find(key);
  if (!tensor.defined()) {
    throw CodedError("ERR_STATE_DICT", std::string("Expected \"") + key +
                                           "\" in the state of every parameter with a gradient, but one lacks it: an option "
                                           "that needs it was turned on, or with fused SGD a parameter got its first "
                                           "gradient, after the first step. Make a new optimizer.");
  }
  return tensor;
}

std::vector<Parameter*> WithGradient(ParameterGroup& group) {
  std::vector<Parameter*> parameters;
  parameters.reserve(group.size());
  for (Parameter& parameter : group) {
    if (parameter.tensor.grad().defined()) parameters.push_back(&parameter);
  }
  return parameters;
}

at::Tensor ZerosLike(const at::Tensor& parameter) {
  return at::zeros_like(parameter, parameter.options().requires_grad(false), at::MemoryFormat::Preserve);
}

at::Tensor& Multiply(at::Tensor& tensor, double factor) {
  return tensor.mul_(at::native::wrapped_scalar_tensor(factor));
}

at::Tensor StepCounter(const at::Tensor& parameter, bool fused) {
  return at::zeros({}, at::TensorOptions().dtype(at::kFloat).device(fused ? parameter.device() : at::Device(at::kCPU)));
}

}  // namespace btxrd
