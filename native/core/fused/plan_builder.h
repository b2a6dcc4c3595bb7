#pragma once

#include <torch/csrc/jit/ir/ir.h>

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/fused/fused_plan.h"
#include "core/fused/patterns.h"

namespace btxrd {

/// Makes the steps of a plan from the nodes of a frozen graph.
class FusedPlanBuilder {
 public:
  FusedPlanBuilder(const torch::jit::Module& module, FusedPlan& plan);

  void Build();

 private:
  using Node = torch::jit::Node;
  using Value = torch::jit::Value;
  using Values = FusedPlan::Values;

  /// A convolution and what is done in the same pass.
  struct Fusion {
    Convolution convolution;
    Value* input;
    Value* result;
    Value* gate = nullptr;      ///< of squeeze-and-excitation, for the input
    Value* residual = nullptr;  ///< added to the result
    Value* means = nullptr;     ///< of the result's channels, which are wanted too
    Activation activation = Activation::kNone;
    std::optional<Convolution> expansion = std::nullopt;  ///< a pointwise one before it, with the same activation
  };

  void FindFusions();
  void FindGates();
  void FindExpansions();
  void FindHeads();
  Fusion FuseAround(const Convolution& convolution);
  void AddConvolution(const Fusion& fusion);
  void AddDepthwise(const Fusion& fusion);
  void AddPointwise(const Fusion& fusion);
  void AddGate(const SqueezeExcitation& gate);
  void AddHead(const PooledLinearLayer& head);
  void AddList(Node* node);
  void AddOperator(Node* node);
  void AddStep(std::vector<std::size_t> reads, std::function<void(Values&, KernelQueue&)> run);
  std::size_t Place(const Value* value);
  std::optional<std::size_t> AlsoRead(const Value* value, std::vector<std::size_t>& reads);
  std::vector<std::size_t> Places(at::ArrayRef<Value*> values);
  void FindFinishedValues();

  std::shared_ptr<torch::jit::Graph> graph_;
  FusedPlan& plan_;
  std::unordered_map<const Node*, Fusion> fusions_;            ///< by the node that makes the result
  std::unordered_map<const Node*, SqueezeExcitation> gates_;  ///< by the node that makes the gate
  std::unordered_map<const Node*, PooledLinearLayer> heads_;   ///< by the linear layer
  std::unordered_set<const Node*> absorbed_;                   ///< nodes that are part of another step
  std::unordered_map<const Value*, std::size_t> places_;
  std::vector<std::vector<std::size_t>> reads_;  ///< by step: the values that it reads
};

}  // namespace btxrd
