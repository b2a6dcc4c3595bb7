#include "core/layer_tap.h"

#include <ATen/core/grad_mode.h>
#include <torch/csrc/jit/api/function_impl.h>
#include <torch/csrc/jit/ir/ir.h>

#include <sstream>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/failure.h"

namespace btxrd {

namespace {

namespace aten = c10::aten;
namespace attr = c10::attr;
namespace prim = c10::prim;
using torch::jit::Block;
using torch::jit::Graph;
using torch::jit::GraphFunction;
using torch::jit::Node;
using torch::jit::Value;

[[noreturn]] void Refuse(const std::string& layer, const std::string& why) {
  throw CodedError("ERR_INVALID_ARG", "Expected the dotted path of a layer for targetLayer but received \"" + layer + "\": " + why);
}

c10::ClassTypePtr ModuleType(const c10::TypePtr& type) {
  c10::ClassTypePtr module = type ? type->cast<c10::ClassType>() : nullptr;
  return module && module->is_module() ? module : nullptr;
}

std::string Children(const c10::ClassType& type) {
  std::string names;
  for (std::size_t i = 0; i < type.numAttributes(); ++i) {
    if (ModuleType(type.getAttribute(i))) names += (names.empty() ? "" : ", ") + type.getAttributeName(i);
  }
  return names.empty() ? "no layers" : names;
}

void CheckPath(const c10::TypePtr& root, const std::string& layer) {
  c10::ClassTypePtr type = ModuleType(root);
  std::istringstream parts(layer);
  std::string seen;
  for (std::string name; std::getline(parts, name, '.');) {
    const c10::ClassTypePtr child = ModuleType(type->findAttribute(name));
    if (!child) Refuse(layer, (seen.empty() ? "the model" : seen) + " has " + Children(*type) + ".");
    seen += (seen.empty() ? "" : ".") + name;
    type = child;
  }
  if (seen.empty()) Refuse(layer, "the model has " + Children(*type) + ".");
}

/// The call of a layer's forward, found by inlining the calls that lead to it.
class Search {
 public:
  Search(Value* self, const std::string& layer) : layer_(layer) { paths_[self] = ""; }

  Node* Find(Block* block) {
    for (Node* node : block->nodes()) {
      if (node->kind() == prim::GetAttr) {
        Follow(node);
      } else if (node->kind() == prim::CallMethod && paths_.contains(node->input(0))) {
        const std::string& path = paths_.at(node->input(0));
        if (path == layer_ && node->s(attr::name) == "forward") return node;
        // The block's nodes are others now: begin again. What is known of its values stays true.
        if (LeadsTo(path) && Inline(node)) return Find(block);
      }
      for (Block* inner : node->blocks()) {
        if (Node* call = Find(inner)) return call;
      }
    }
    return nullptr;
  }

 private:
  void Follow(Node* node) {
    const auto owner = paths_.find(node->input());
    if (owner == paths_.end() || !ModuleType(node->output()->type())) return;
    const std::string& name = node->s(attr::name);
    paths_[node->output()] = owner->second.empty() ? name : owner->second + "." + name;
  }

  bool LeadsTo(const std::string& path) const { return path.empty() || layer_.starts_with(path + "."); }

  static bool Inline(Node* call) {
    torch::jit::Function& method = call->input(0)->type()->expectRef<c10::ClassType>().getMethod(call->s(attr::name));
    GraphFunction* function = torch::jit::tryToGraphFunction(method);
    if (function) torch::jit::inlineCallTo(call, function);
    return function != nullptr;
  }

  const std::string& layer_;
  std::unordered_map<const Value*, std::string> paths_;  // of the values that hold a module
};

// The forward pass runs without autograd until the layer's output, which becomes a leaf. A leaf must
// not be changed in place, as the next layer may want to: that one works on a copy.
std::shared_ptr<Graph> TapLayer(Graph& forward, const std::string& layer) {
  const std::shared_ptr<Graph> graph = forward.copy();
  Node* call = Search(graph->inputs().at(0), layer).Find(graph->block());
  if (!call) Refuse(layer, "the forward pass does not call it.");
  if (call->owningBlock() != graph->block()) Refuse(layer, "the forward pass calls it under a condition.");
  Value* features = call->output();
  if (!features->type()->isSubtypeOf(*c10::TensorType::get())) Refuse(layer, "its output is no tensor.");

  torch::jit::WithInsertPoint after(call->next());
  Value* leaf = graph->insert(aten::requires_grad_, {graph->insert(aten::detach, {features}), true});
  Value* on = graph->insertConstant(true);
  graph->insertNode(graph->create(c10::Symbol::aten("set_grad_enabled"), {on}, 0));
  Value* copy = graph->insert(aten::clone, {leaf});
  features->replaceAllUsesAfterNodeWith(copy->node(), copy);

  graph->setInsertPoint(graph->block());
  Node* results = graph->insertNode(graph->createTuple({graph->outputs().at(0), leaf, copy}));
  graph->block()->replaceOutput(0, results->output());
  return graph;
}

}  // namespace

LayerTap::LayerTap(c10::IValue self, Graph& forward, std::string layer) : self_(std::move(self)), layer_(std::move(layer)) {
  CheckPath(self_.type(), layer_);
  function_ = std::make_unique<GraphFunction>(c10::QualifiedName("btxrd_layer_tap"), TapLayer(forward, layer_), nullptr);
}

LayerTap::~LayerTap() = default;

Tapped LayerTap::Run(const at::Tensor& input) {
  at::NoGradGuard no_grad;  // on its end the mode is the caller's again, also after an error
  const c10::IValue result = (*function_)({self_, input});
  const auto& parts = result.toTupleRef().elements();
  return {parts[0].toTensor(), parts[1].toTensor(), parts[2].toTensor()};
}

}  // namespace btxrd
