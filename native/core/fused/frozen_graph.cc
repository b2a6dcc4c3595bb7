#include "core/fused/frozen_graph.h"

#include <torch/csrc/jit/api/module.h>
#include <torch/csrc/jit/ir/ir.h>
#include <torch/csrc/jit/passes/dead_code_elimination.h>
#include <torch/csrc/jit/passes/remove_mutation.h>

#include "core/inline_calls.h"

namespace btxrd {

namespace {

/// A copy that shares the weights and has no calls left.
torch::jit::Module Inlined(const torch::jit::Module& module) {
  torch::jit::Module copy = module.clone(/*inplace=*/true);
  InlineCalls(*copy.get_method("forward").graph());
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
