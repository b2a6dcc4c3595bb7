#include "core/inline_calls.h"

#include <torch/csrc/jit/ir/ir.h>
#include <torch/csrc/jit/passes/inliner.h>

namespace btxrd {

namespace {

/// Deeper than modules are nested; calls that are left are interpreted as such, or refused.
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

}  // namespace

void InlineCalls(torch::jit::Graph& graph) {
  for (int level = 0; level < kMostLevels && HasCalls(graph.block()); ++level) torch::jit::Inline(graph);
}

}  // namespace btxrd
