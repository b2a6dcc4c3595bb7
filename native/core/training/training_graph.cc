#include "core/training/training_graph.h"

#include <torch/csrc/jit/api/function_impl.h>
#include <torch/csrc/jit/ir/constants.h>
#include <torch/csrc/jit/ir/ir.h>
#include <torch/csrc/jit/passes/constant_propagation.h>

#include <utility>

#include "core/fused/patterns.h"
#include "core/inline_calls.h"
#include "core/training/training_operators.h"

namespace btxrd {

namespace {

using torch::jit::Block;
using torch::jit::Graph;
using torch::jit::GraphFunction;
using torch::jit::Node;
using torch::jit::Value;

/// The activation in place that is all that reads a node's result, if it follows in the same block.
Node* SiluOf(Node* norm) {
  Node* reader = OnlyReader(norm->output());
  return reader != nullptr && reader->kind() == c10::aten::silu_ && reader->owningBlock() == norm->owningBlock() ? reader : nullptr;
}

/// Whether a node is a convolution in groups with padding in numbers.
bool IsGrouped(const Node* node) {
  if (node->kind() != c10::aten::conv2d || !node->input(4)->type()->isSubtypeOf(*c10::ListType::ofInts())) return false;
  const auto groups = torch::jit::toIValue(node->input(6));
  return groups && groups->toInt() > 1;
}

/// Puts an operator with a node's inputs before it, which gives what `last` gave.
void PutInPlaceOf(Node* node, Node* last, const char* name) {
  Node* ours = node->owningGraph()->create(c10::Symbol::fromQualString(name), node->inputs());
  ours->insertBefore(node);
  last->output()->replaceAllUsesWith(ours->output());
}

/// The product of squeeze-and-excitation, which beside a mean alone reads the features.
Node* ProductBeside(Node* mean) {
  if (!IsSpatialMean(mean)) return nullptr;
  const Value* features = mean->input(0);
  if (features->uses().size() != 2) return nullptr;
  for (const torch::jit::Use& use : features->uses()) {
    if (use.user->kind() == c10::aten::mul && use.offset == 0 && use.user->owningBlock() == mean->owningBlock() && use.user->isAfter(mean) &&
        use.user->input(1)->type()->isSubtypeOf(*c10::TensorType::get())) {
      return use.user;
    }
  }
  return nullptr;
}

void PutGate(Node* mean, Node* product) {
  Graph& graph = *mean->owningGraph();
  Node* both = graph.create(c10::Symbol::fromQualString(kFeaturesAndMean), {mean->input(0)}, 2)->insertBefore(mean);
  mean->output()->replaceAllUsesWith(both->output(1));
  Node* gated = graph.create(c10::Symbol::fromQualString(kGated), {both->output(0), product->input(1)})->insertBefore(product);
  product->output()->replaceAllUsesWith(gated->output());
  product->destroy();
}

void PutOwnOperators(Block* block) {
  for (auto node = block->nodes().begin(); node != block->nodes().end(); ++node) {
    for (Block* inner : node->blocks()) PutOwnOperators(inner);
    if (node->kind() == c10::aten::batch_norm) {
      if (Node* silu = SiluOf(*node)) {
        PutInPlaceOf(*node, silu, kBatchNormSilu);
        silu->destroy();
      } else {
        PutInPlaceOf(*node, *node, kBatchNorm);
      }
    } else if (IsGrouped(*node)) {
      PutInPlaceOf(*node, *node, kDepthwiseConvolution);
    } else if (Node* product = ProductBeside(*node)) {
      PutGate(*node, product);
    } else {
      continue;
    }
    node.destroyCurrent();
  }
}

std::shared_ptr<Graph> Rewritten(Graph& forward) {
  std::shared_ptr<Graph> graph = forward.copy();
  InlineCalls(*graph);
  // An activation's `inplace` is a constant: without its branch, the operators stand side by side.
  torch::jit::ConstantPropagation(graph);
  PutOwnOperators(graph->block());
  return graph;
}

}  // namespace

TrainingGraph::TrainingGraph(c10::IValue self, Graph& forward)
    : self_(std::move(self)), function_(std::make_unique<GraphFunction>(c10::QualifiedName("btxrd_training"), Rewritten(forward), nullptr)) {}

TrainingGraph::~TrainingGraph() = default;

at::Tensor TrainingGraph::Run(const at::Tensor& input) { return (*function_)({self_, input}).toTensor(); }

}  // namespace btxrd
