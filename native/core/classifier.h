#pragma once

#include <ATen/core/Tensor.h>
#include <c10/core/Device.h>
#include <c10/core/MemoryFormat.h>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/fused/fused_plan.h"
#include "core/init_tape.h"
#include "core/layer_tap.h"
#include "core/training/training_graph.h"

namespace torch::jit {
struct Module;  // its header is by far the largest of LibTorch's; one source pays for it
}

namespace btxrd {

/// One tensor of the state dict, as the architecture's metadata describes it.
struct StateEntry {
  std::string name;  ///< dotted path, "model.conv_stem.weight"
  bool is_parameter;
  c10::ScalarType dtype;
  std::vector<int64_t> shape;
  std::vector<int64_t> strides;
};

/// How to build a classifier from an architecture that was exported without weights.
struct Architecture {
  std::string archive;  ///< bytes of the TorchScript archive
  std::vector<StateEntry> state;  ///< in state-dict order
  std::vector<std::pair<std::string, std::variant<int64_t, double>>> attributes;  ///< dotted path and the value to set
};

/// Makes TorchScript on this thread run operation by operation, as eager Python does. It has to be
/// called before the first forward: the setting sticks to a module's plan.
void RunTorchScriptAsEager();

/// A TorchScript classifier whose parameters and buffers are real memory.
/// Not thread-safe: the executor thread alone calls it.
class Classifier {
 public:
  /// Loads the archive and allocates every tensor of the state, uninitialised.
  explicit Classifier(const Architecture& architecture);
  ~Classifier();

  /// (B, 3, H, W) float32 -> (B, num_classes) float32 logits.
  at::Tensor Forward(const at::Tensor& input, bool training);

  /// The same logits up to rounding, in evaluation mode on the CPU, by a plan that is made at the
  /// first call and again when the weights have changed.
  at::Tensor ForwardFused(const at::Tensor& input);

  /// A forward pass in evaluation mode that also gives the output of a layer, named by its dotted path.
  Tapped ForwardTapped(const at::Tensor& input, const std::string& layer);

  /// Parameters and buffers in state-dict order; they share memory with the model.
  const std::vector<at::Tensor>& state() const { return state_; }

  /// `module.parameters()` and `module.buffers()`, in Python's order.
  std::vector<at::Tensor> Parameters() const;
  std::vector<at::Tensor> Buffers() const;

  /// Where the parameters are.
  c10::Device device() const { return state_.front().device(); }

  /// Runs the architecture's initialisation on the default CPU generator.
  void Initialise(const std::vector<InitOp>& tape);

  /// Copies each defined tensor over the state at the same place, converting dtype and device as
  /// `load_state_dict` does. Checks every shape before it changes anything.
  void LoadState(const std::vector<at::Tensor>& tensors);

  /// `module.to(device, memory_format)`: in place, so that tensors handed out stay the model's.
  void To(std::optional<c10::Device> device, std::optional<c10::MemoryFormat> format);

 private:
  /// Where a tensor of the state is and how often it was written to.
  using Version = std::pair<const void*, int64_t>;

  std::vector<at::Tensor> Select(bool parameters) const;
  std::vector<Version> StateVersions() const;
  void SetTraining(bool training);

  std::unique_ptr<torch::jit::Module> module_;
  std::unique_ptr<TrainingGraph> training_;  ///< made by the first forward pass in training mode
  std::unique_ptr<LayerTap> tap_;  ///< on the layer that was asked for last
  std::vector<StateEntry> entries_;
  std::vector<at::Tensor> state_;
  std::unique_ptr<FusedPlan> plan_;
  std::vector<Version> plan_versions_;  ///< of the state that the plan was made from
};

}  // namespace btxrd
