#include "core/fused/frozen_graph.h"

#include <torch/csrc/jit/api/module.h>
#include <torch/csrc/jit/ir/ir.h>
#include <torch/csrc/jit/passes/dead_code_elimination.h>
#include <torch/csrc/jit/passes/inliner.h>
#include <torch/csrc/jit/passes/remove_mutation.h>

namespace btxrd {

namespace {

/// Deeper than modules are nested; calls that are left are refused later.
constexpr int kMostLevels = 64;

bool HasCalls(torch::jit::Block* block) {
  for (torch::jit::Node* node : block->nodes()) {
    if (node->kind() == torch::jit::prim::CallMethod || node->kind() == torch::jit::prim::CallFunction) return true;
    for (torch::jit::Block* inner : node->blocks()) {
      if (HasCalls(inner)) return true;
    }
  }
  return false;
}

/// A copy that shares the weights and has no calls left. Freezing inlines by itself only where
/// TorchScript optimises, which the executor's thread must not: one pass then takes in one level.
torch::jit::Module Inlined(const torch::jit::Module& module) {
  torch::jit::Module copy = module.clone(/*inplace=*/true);
  const std::shared_ptr<torch::jit::Graph> graph = copy.get_method("forward").graph();
  for (int level = 0; level < kMostLevels && HasCalls(graph->block()); ++level) torch::jit::Inline(*graph);
  return copy;
}

/// Branches without a result only raise: torch.nn.functional checks its arguments with them.
void RemoveArgumentChecks(torch::jit::Graph& graph) {
  for (auto node = graph.nodes().begin(); node != graph.nodes().end(); ++node) {
    if (node->kind() == torch::jit::prim::If && node->outputs().empty()) node.destroyCurrent();
  }
}

}  // namespace

std::shared_ptr<torch::jit::Graph> FrozenGraph(const torch::jit::Module& module) {
  const torch::jit::Module frozen = torch::jit::freeze(Inlined(module));
  std::shared_ptr<torch::jit::Graph> graph = frozen.get_method("forward").graph()->copy();
  RemoveArgumentChecks(*graph);
  torch::jit::RemoveTensorMutation(graph);
  torch::jit::EliminateDeadCode(graph);
  return graph;
}

}  // namespace btxrd
