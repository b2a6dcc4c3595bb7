#pragma once

#include <ATen/core/Tensor.h>
#include <ATen/core/ivalue.h>

#include <memory>
#include <string>

namespace torch::jit {
struct Graph;
struct GraphFunction;
}  // namespace torch::jit

namespace btxrd {

/// What a forward hook on a layer would see.
struct Tapped {
  at::Tensor output;    ///< of the whole model, with a graph that begins at `leaf`
  at::Tensor leaf;      ///< what the layer put out; its gradient is that of the output with respect to the layer
  at::Tensor features;  ///< the same, as later layers that work in place left it
};

/// The forward pass of a TorchScript module that also gives the output of one of its layers. Nothing
/// before the layer is recorded for a backward pass, everything after it is.
///
/// TorchScript calls no hooks that are added after the export: the layer's call is found in the
/// graph, and the operators that look at its output are written behind it.
class LayerTap {
 public:
  /// `self` is the module and `forward` its graph; `layer` is a dotted path, "model.layer4.2".
  /// Throws ERR_INVALID_ARG for a path that is no layer, or that the forward pass does not call.
  LayerTap(c10::IValue self, torch::jit::Graph& forward, std::string layer);
  ~LayerTap();

  const std::string& layer() const { return layer_; }

  Tapped Run(const at::Tensor& input);

 private:
  c10::IValue self_;
  std::string layer_;
  std::unique_ptr<torch::jit::GraphFunction> function_;
};

}  // namespace btxrd
