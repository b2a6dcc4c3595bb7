#include "core/optim/foreach.h"

// The header below would otherwise include every operator of LibTorch.
#define AT_PER_OPERATOR_HEADERS
#include <ATen/native/ForeachUtils.h>
#include <ATen/ops/_foreach_add.h>
#include <ATen/ops/scalar_tensor.h>

#include <algorithm>

namespace btxrd {

Implementation ChooseImplementation(
    const std::vector<Parameter*>& parameters, std::optional<bool> foreach, std::optional<bool> fused) {
  if (!fused.has_value() && !foreach.has_value()) {
    const bool cuda = std::all_of(parameters.begin(), parameters.end(),
                                  [](const Parameter* parameter) { return parameter->tensor.is_cuda(); });
    return cuda ? Implementation::kMultiTensor : Implementation::kSingleTensor;
  }
  if (fused.value_or(false)) return Implementation::kFused;
  return foreach.value_or(false) ? Implementation::kMultiTensor : Implementation::kSingleTensor;
}

std::vector<std::vector<std::size_t>> GroupByDeviceAndDtype(const std::vector<at::Tensor>& tensors) {
  if (tensors.empty()) return {};
  const std::vector<std::optional<at::Tensor>> list(tensors.begin(), tensors.end());
  std::vector<std::vector<std::size_t>> groups;
  for (const auto& entry : at::native::_group_tensors_by_first_tensors_device_and_dtype({list}, /*with_indices=*/true)) {
    groups.push_back(entry.second.second);
  }
  return groups;
}

std::vector<std::vector<Parameter*>> GroupByDeviceAndDtype(const std::vector<Parameter*>& parameters) {
  std::vector<std::vector<Parameter*>> groups;
  for (const std::vector<std::size_t>& indices : GroupByDeviceAndDtype(Tensors(parameters))) {
    std::vector<Parameter*>& group = groups.emplace_back();
    for (const std::size_t index : indices) group.push_back(parameters[index]);
  }
  return groups;
}

void IncrementSteps(std::vector<at::Tensor>& steps) {
  if (steps.front().is_cpu()) {
    at::_foreach_add_(steps, at::scalar_tensor(1.0, at::kFloat), 1.0);
  } else {
    at::_foreach_add_(steps, 1);
  }
}

std::vector<at::Tensor> Tensors(const std::vector<Parameter*>& parameters) {
  std::vector<at::Tensor> list;
  for (const Parameter* parameter : parameters) list.push_back(parameter->tensor);
  return list;
}

std::vector<at::Tensor> Gradients(const std::vector<Parameter*>& parameters) {
  std::vector<at::Tensor> list;
  for (const Parameter* parameter : parameters) list.push_back(parameter->tensor.grad());
  return list;
}

std::vector<at::Tensor> States(const std::vector<Parameter*>& parameters, const char* key) {
  std::vector<at::Tensor> list;
  for (const Parameter* parameter : parameters) list.push_back(parameter->state.Get(key));
  return list;
}

}  // namespace btxrd
