#pragma once

#include <ATen/core/Tensor.h>
#include <ATen/core/ivalue.h>

#include <cstddef>
#include <functional>
#include <vector>

#include "core/fused/kernel_queue.h"

namespace torch::jit {
struct Module;
}

namespace btxrd {

/// A classifier's forward pass for evaluation on the CPU as a list of steps that run one after the
/// other, without TorchScript's interpreter: BatchNorm is folded, activations and residual additions
/// happen inside the convolutions, and feature maps are channels_last throughout. Any architecture
/// works; operations without a fused form run as they are.
///
/// Results differ from eager ones by rounding. Not thread-safe.
class FusedPlan {
 public:
  /// Takes the weights as they are now. The module is in evaluation mode and on the CPU.
  explicit FusedPlan(const torch::jit::Module& module);

  /// (B, 3, H, W) float32 -> (B, num_classes) float32 logits.
  at::Tensor Run(const at::Tensor& input);

 private:
  friend class FusedPlanBuilder;

  using Values = std::vector<c10::IValue>;
  struct Step {
    std::function<void(Values&, KernelQueue&)> run;  ///< or queues its work
    std::vector<std::size_t> finished;  ///< values that nobody needs after it
  };

  at::Tensor RunAtOnce(const at::Tensor& images);

  Values constants_;  ///< with an empty place for each value that a step makes
  std::vector<Step> steps_;
  std::size_t input_ = 0;
  std::size_t output_ = 0;
  bool images_apart_ = true;  ///< only kernels of this package, none of which looks at more than one image
  KernelQueue queue_;
};

}  // namespace btxrd
