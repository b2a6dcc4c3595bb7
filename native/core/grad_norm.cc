#include "core/grad_norm.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/_foreach_mul.h>
#include <ATen/ops/_foreach_norm.h>
#include <ATen/ops/linalg_vector_norm.h>
#include <ATen/ops/scalar_tensor.h>
#include <ATen/ops/stack.h>

#include <cmath>

#include "core/failure.h"
#include "core/optim/foreach.h"

namespace btxrd {

namespace {

bool UseForeach(const at::Device& device, std::optional<bool> wanted) {
  const bool supported = device.is_cpu() || device.is_cuda();
  if (wanted.value_or(false) && !supported) {
    throw CodedError("ERR_INVALID_ARG", "foreach=True was passed, but can't use the foreach API on " + device.str() + " tensors");
  }
  return wanted.value_or(supported);
}

std::vector<at::Tensor> Select(const std::vector<at::Tensor>& tensors, const std::vector<std::size_t>& indices) {
  std::vector<at::Tensor> selected;
  for (const std::size_t index : indices) selected.push_back(tensors[index]);
  return selected;
}

}  // namespace

at::Tensor TotalNorm(const std::vector<at::Tensor>& gradients, double norm_type, std::optional<bool> foreach) {
  at::NoGradGuard no_grad;
  if (gradients.empty()) return at::scalar_tensor(0.0, at::kFloat);
  const at::Device first_device = gradients.front().device();
  std::vector<at::Tensor> norms;
  for (const std::vector<std::size_t>& indices : GroupByDeviceAndDtype(gradients)) {
    const std::vector<at::Tensor> group = Select(gradients, indices);
    if (UseForeach(group.front().device(), foreach)) {
      for (const at::Tensor& norm : at::_foreach_norm(group, norm_type)) norms.push_back(norm.to(first_device));
    } else {
      for (const at::Tensor& gradient : group) norms.push_back(at::linalg_vector_norm(gradient, norm_type).to(first_device));
    }
  }
  return at::linalg_vector_norm(at::stack(norms), norm_type);
}

void ClipWithNorm(const std::vector<at::Tensor>& gradients, double max_norm, const at::Tensor& total_norm,
                  std::optional<bool> foreach) {
  at::NoGradGuard no_grad;
  // Python's `max_norm / tensor` is a reciprocal and a product.
  const at::Tensor coefficient = total_norm.add(1e-6).reciprocal().mul(max_norm).clamp(std::nullopt, 1.0);
  for (const std::vector<std::size_t>& indices : GroupByDeviceAndDtype(gradients)) {
    std::vector<at::Tensor> group = Select(gradients, indices);
    const at::Tensor local = coefficient.to(group.front().device());
    if (UseForeach(group.front().device(), foreach)) {
      at::_foreach_mul_(group, local);
    } else {
      for (at::Tensor& gradient : group) gradient.mul_(local);
    }
  }
}

double ClipGradNorm(const std::vector<at::Tensor>& parameters, double max_norm, double norm_type, bool error_if_nonfinite,
                    std::optional<bool> foreach) {
  const std::vector<at::Tensor> gradients = GradientsOf(parameters);
  const at::Tensor norm = TotalNorm(gradients, norm_type, foreach);
  const double value = norm.item().toDouble();
  if (error_if_nonfinite && !std::isfinite(value)) {
    throw CodedError("ERR_NON_FINITE",
                     "The total norm for gradients from `parameters` is non-finite, so it cannot be clipped. To disable this "
                     "error and scale the gradients by the non-finite norm anyway, set errorIfNonfinite: false.");
  }
  ClipWithNorm(gradients, max_norm, norm, foreach);
  return value;
}

std::vector<at::Tensor> GradientsOf(const std::vector<at::Tensor>& parameters) {
  std::vector<at::Tensor> gradients;
  for (const at::Tensor& parameter : parameters) {
    if (parameter.grad().defined()) gradients.push_back(parameter.grad());
  }
  return gradients;
}

}  // namespace btxrd
