#pragma once

#include <ATen/core/Tensor.h>

#include <cstddef>
#include <optional>
#include <vector>

#include "core/optim/parameter.h"

namespace btxrd {

/// Which of an optimizer's implementations runs; all give the same numbers up to rounding.
enum class Implementation {
  kSingleTensor,  ///< one operation at a time, parameter by parameter
  kMultiTensor,   ///< `torch._foreach_*`
  kFused,         ///< `torch._fused_*`
};

/// `_default_to_fused_or_foreach`: with neither option given, foreach when every parameter is on CUDA.
Implementation ChooseImplementation(
    const std::vector<Parameter*>& parameters, std::optional<bool> foreach, std::optional<bool> fused);

/// Indices of the tensors of each device and dtype: the lists that foreach operations accept, in the
/// order in which `_group_tensors_by_device_and_dtype` gives them.
std::vector<std::vector<std::size_t>> GroupByDeviceAndDtype(const std::vector<at::Tensor>& tensors);

/// The parameters of each device and dtype.
std::vector<std::vector<Parameter*>> GroupByDeviceAndDtype(const std::vector<Parameter*>& parameters);

/// `torch._foreach_add_(steps, 1)` by the overload that Python chooses for counters on the CPU.
void IncrementSteps(std::vector<at::Tensor>& steps);

/// The lists that foreach and fused kernels take.
std::vector<at::Tensor> Tensors(const std::vector<Parameter*>& parameters);
std::vector<at::Tensor> Gradients(const std::vector<Parameter*>& parameters);
std::vector<at::Tensor> States(const std::vector<Parameter*>& parameters, const char* key);

}  // namespace btxrd
