#pragma once

#include <ATen/core/Tensor.h>
#include <ATen/core/ivalue.h>

#include <memory>

namespace torch::jit {
struct Graph;
struct GraphFunction;
}  // namespace torch::jit

namespace btxrd {

/// The forward pass of a TorchScript module for training, with operators of this package in place of
/// groups of LibTorch's that they do the work of: the same bits, the same gradients, fewer passes over
/// memory.
class TrainingGraph {
 public:
  /// `self` is the module, whose parameters and modes are read at each run, and `forward` its graph.
  TrainingGraph(c10::IValue self, torch::jit::Graph& forward);
  ~TrainingGraph();

  at::Tensor Run(const at::Tensor& input);

 private:
  c10::IValue self_;
  std::unique_ptr<torch::jit::GraphFunction> function_;
};

}  // namespace btxrd
