#pragma once

#include <ATen/core/Tensor.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace btxrd {

/// What an optimizer keeps for one parameter, under torch's keys and in torch's order.
class ParameterState {
 public:
  using Entry = std::pair<std::string, at::Tensor>;

  ParameterState() = default;
  explicit ParameterState(std::vector<Entry> entries) : entries_(std::move(entries)) {}

  bool empty() const { return entries_.empty(); }
  const std::vector<Entry>& entries() const { return entries_; }

  /// Undefined when there is none of that key.
  at::Tensor Find(const char* key) const;
  /// Throws ERR_STATE_DICT when there is none of that key.
  at::Tensor Get(const char* key) const;
  void Add(const char* key, at::Tensor tensor) { entries_.emplace_back(key, std::move(tensor)); }

 private:
  std::vector<Entry> entries_;
};

struct Parameter {
  at::Tensor tensor;
  ParameterState state;
};

/// One group of `param_groups`: parameters that share their hyperparameters.
using ParameterGroup = std::vector<Parameter>;

/// The parameters of a group that have a gradient, as the optimizers' `_init_group` collects them.
std::vector<Parameter*> WithGradient(ParameterGroup& group);

/// `torch.zeros_like(parameter, memory_format=torch.preserve_format)`.
at::Tensor ZerosLike(const at::Tensor& parameter);

/// `tensor.mul_(factor)` as Python calls it. C++'s own mul_(Scalar) puts the number first, and the
/// kernels for bfloat16 and float16 then round it to the tensor's dtype before they multiply.
at::Tensor& Multiply(at::Tensor& tensor, double factor);

/// A step counter of zero: float32, without dimensions, on the CPU unless the kernel is fused.
at::Tensor StepCounter(const at::Tensor& parameter, bool fused);

}  // namespace btxrd
