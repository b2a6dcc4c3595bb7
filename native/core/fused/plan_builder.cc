#include "core/fused/plan_builder.h"

#include <ATen/core/stack.h>
#include <torch/csrc/jit/api/module.h>
#include <torch/csrc/jit/ir/constants.h>

#include <string>
#include <utility>

#include "core/failure.h"
#include "core/fused/depthwise.h"
#include "core/fused/frozen_graph.h"
#include "core/fused/fused_convolution.h"
#include "core/fused/kernels.h"
#include "core/fused/pointwise.h"
#include "core/fused/pooled_linear.h"
#include "core/fused/squeeze_excite.h"
#include "core/fused/stem.h"

namespace btxrd {

namespace {

namespace aten = torch::jit::aten;
namespace prim = torch::jit::prim;

bool IsPointwise(const Convolution& c) {
  if constexpr (kFusedKernelsBuilt) return PointwiseConvolution::Serves(c.weight, c.stride, c.padding, c.groups);
  return false;
}

bool IsDepthwise(const Convolution& c, Activation activation) {
  if constexpr (kFusedKernelsBuilt) {
    return DepthwiseConvolution::Serves(c.weight, c.stride, c.padding, c.dilation, c.groups, activation);
  }
  return false;
}

bool IsStem(const Convolution& c, Activation activation) {
  if constexpr (kFusedKernelsBuilt) {
    return StemConvolution::Serves(c.weight, c.stride, c.padding, c.dilation, c.groups, activation);
  }
  return false;
}

bool IsServedHead(const PooledLinearLayer& head) {
  if constexpr (kFusedKernelsBuilt) return PooledLinear::Serves(head.weight);
  return false;
}

at::Tensor TensorAt(const std::vector<c10::IValue>& values, std::optional<std::size_t> place) {
  return place ? values[*place].toTensor() : at::Tensor();
}

[[noreturn]] void RaiseUnknown(const std::string& what) {
  throw CodedError("ERR_ARCHIVE", "Expected tensor operations only in the frozen model but it has " + what +
                                      ", which has no fused form. Use mode 'exact'.");
}

}  // namespace

FusedPlanBuilder::FusedPlanBuilder(const torch::jit::Module& module, FusedPlan& plan) : graph_(FrozenGraph(module)), plan_(plan) {}

void FusedPlanBuilder::Build() {
  FindGates();
  FindFusions();
  FindExpansions();
  FindHeads();
  plan_.input_ = Place(graph_->inputs().at(1));
  for (Node* node : graph_->nodes()) {
    if (const auto fusion = fusions_.find(node); fusion != fusions_.end()) {
      AddConvolution(fusion->second);
    } else if (const auto gate = gates_.find(node); gate != gates_.end()) {
      AddGate(gate->second);
    } else if (const auto head = heads_.find(node); head != heads_.end()) {
      AddHead(head->second);
    } else if (absorbed_.count(node) == 0 && node->kind() != prim::Constant) {
      node->kind() == prim::ListConstruct ? AddList(node) : AddOperator(node);
    }
  }
  plan_.output_ = Place(graph_->outputs().at(0));
  FindFinishedValues();
}

/// Squeeze-and-excitation between a depthwise and a pointwise convolution: the first makes the means
/// on its way, the second multiplies by the gate on its way.
void FusedPlanBuilder::FindGates() {
  for (Node* node : graph_->nodes()) {
    const auto gate = SqueezeExcitationOf(node);
    if (!gate) continue;
    Node* activation = gate->features->node();
    if (ActivationOf(activation) != Activation::kSilu || OnlyReader(activation->input(0)) == nullptr) continue;
    const auto before = ConvolutionOf(activation->input(0)->node());
    Node* reader = OnlyReader(node->output());
    const auto after = reader == nullptr ? std::nullopt : ConvolutionOf(reader);
    if (!before || !IsDepthwise(*before, Activation::kSilu) || !after || !IsPointwise(*after)) continue;
    absorbed_.insert({gate->mean, gate->reduce.node, gate->silu, gate->expand.node, gate->product});
    gates_.emplace(gate->sigmoid, *gate);
  }
}

void FusedPlanBuilder::FindFusions() {
  for (Node* node : graph_->nodes()) {
    if (absorbed_.count(node) > 0) continue;
    const auto convolution = ConvolutionOf(node);
    if (!convolution) continue;
    Fusion fusion = FuseAround(*convolution);
    // There everything that the fused operation reads exists.
    const Node* last = fusion.result->node();
    fusions_.emplace(last, std::move(fusion));
  }
  for (const auto& [node, gate] : gates_) {
    fusions_.at(gate.features->node()).means = gate.mean->output();
    for (auto& [last, fusion] : fusions_) {
      if (fusion.input != gate.product->output()) continue;
      fusion.input = gate.features;
      fusion.gate = gate.sigmoid->output();
    }
  }
}

/// Takes in the addition and the activation that follow a convolution where nobody else reads what
/// is between.
FusedPlanBuilder::Fusion FusedPlanBuilder::FuseAround(const Convolution& convolution) {
  Fusion fusion{convolution, convolution.node->input(0), convolution.node->output()};
  absorbed_.insert(convolution.node);
  Node* next = OnlyReader(fusion.result);
  if (next != nullptr && IsAddition(next) && absorbed_.count(next) == 0) {
    fusion.residual = next->input(0) == fusion.result ? next->input(1) : next->input(0);
    fusion.result = next->output();
    absorbed_.insert(next);
    next = OnlyReader(fusion.result);
  }
  if (next != nullptr && absorbed_.count(next) == 0 && gates_.count(next) == 0) {
    if (const auto activation = ActivationOf(next)) {
      fusion.activation = *activation;
      fusion.result = next->output();
      absorbed_.insert(next);
    }
  }
  return fusion;
}

/// Takes a pointwise convolution into the depthwise one that alone reads its result.
void FusedPlanBuilder::FindExpansions() {
  std::vector<const Node*> taken;
  for (auto& [node, fusion] : fusions_) {
    if (fusion.residual != nullptr || !IsDepthwise(fusion.convolution, fusion.activation)) continue;
    const auto before = fusions_.find(fusion.input->node());
    if (before == fusions_.end() || OnlyReader(fusion.input) == nullptr) continue;
    const Fusion& expansion = before->second;
    if (!IsPointwise(expansion.convolution) || expansion.gate != nullptr || expansion.residual != nullptr ||
        expansion.activation != fusion.activation) {
      continue;
    }
    fusion.expansion = expansion.convolution;
    fusion.input = expansion.input;
    taken.push_back(before->first);
  }
  for (const Node* node : taken) fusions_.erase(node);
}

void FusedPlanBuilder::FindHeads() {
  for (Node* node : graph_->nodes()) {
    const auto head = PooledLinearOf(node);
    if (!head || !IsServedHead(*head)) continue;
    absorbed_.insert({head->pool, head->flatten});
    heads_.emplace(node, *head);
  }
}

void FusedPlanBuilder::AddConvolution(const Fusion& fusion) {
  const Convolution& c = fusion.convolution;
  if (fusion.residual == nullptr && IsDepthwise(c, fusion.activation)) return AddDepthwise(fusion);
  if (IsPointwise(c)) return AddPointwise(fusion);
  const std::size_t input = Place(fusion.input), output = Place(fusion.result);
  if (fusion.residual == nullptr && IsStem(c, fusion.activation)) {
    if constexpr (kFusedKernelsBuilt) {
      auto kernel = std::make_shared<StemConvolution>(c.weight, c.bias, c.padding[0]);
      return AddStep({input}, [=](Values& values, KernelQueue& queue) {
        values[output] = kernel->Queue(queue, values[input].toTensor());
      });
    }
  }
  plan_.images_apart_ = false;
  auto kernel = std::make_shared<FusedConvolution>(c.weight, c.bias, ConvolutionSettings{c.stride, c.padding, c.dilation, c.groups},
                                                   fusion.activation);
  std::vector<std::size_t> reads{input};
  const auto residual = AlsoRead(fusion.residual, reads);
  AddStep(std::move(reads), [=](Values& values, KernelQueue& queue) {
    queue.Run();
    values[output] = kernel->Run(values[input].toTensor(), TensorAt(values, residual));
  });
}

void FusedPlanBuilder::AddDepthwise(const Fusion& fusion) {
  if constexpr (kFusedKernelsBuilt) {
    const Convolution& c = fusion.convolution;
    auto kernel = std::make_shared<DepthwiseConvolution>(c.weight, c.bias, c.stride[0], c.padding[0]);
    if (fusion.expansion) kernel->ExpandWith(fusion.expansion->weight, fusion.expansion->bias);
    const std::size_t input = Place(fusion.input), output = Place(fusion.result);
    const std::optional<std::size_t> means = fusion.means == nullptr ? std::nullopt : std::optional(Place(fusion.means));
    AddStep({input}, [=](Values& values, KernelQueue& queue) {
      at::Tensor mean;
      values[output] = kernel->Queue(queue, values[input].toTensor(), means ? &mean : nullptr);
      if (means) values[*means] = std::move(mean);
    });
  }
}

void FusedPlanBuilder::AddPointwise(const Fusion& fusion) {
  if constexpr (kFusedKernelsBuilt) {
    auto kernel = std::make_shared<PointwiseConvolution>(fusion.convolution.weight, fusion.convolution.bias, fusion.activation);
    const std::size_t input = Place(fusion.input), output = Place(fusion.result);
    std::vector<std::size_t> reads{input};
    const auto gate = AlsoRead(fusion.gate, reads), residual = AlsoRead(fusion.residual, reads);
    AddStep(std::move(reads), [=](Values& values, KernelQueue& queue) {
      values[output] = kernel->Queue(queue, values[input].toTensor(), TensorAt(values, gate), TensorAt(values, residual));
    });
  }
}

void FusedPlanBuilder::AddGate(const SqueezeExcitation& gate) {
  if constexpr (kFusedKernelsBuilt) {
    auto kernel = std::make_shared<SqueezeExcite>(gate.reduce.weight, gate.reduce.bias, gate.expand.weight, gate.expand.bias);
    const std::size_t means = Place(gate.mean->output()), output = Place(gate.sigmoid->output());
    AddStep({means}, [=](Values& values, KernelQueue& queue) { values[output] = kernel->Queue(queue, values[means].toTensor()); });
  }
}

void FusedPlanBuilder::AddHead(const PooledLinearLayer& head) {
  if constexpr (kFusedKernelsBuilt) {
    auto kernel = std::make_shared<PooledLinear>(head.weight, head.bias);
    const std::size_t input = Place(head.features), output = Place(head.linear->output());
    AddStep({input}, [=](Values& values, KernelQueue& queue) { values[output] = kernel->Queue(queue, values[input].toTensor()); });
  }
}

void FusedPlanBuilder::AddList(Node* node) {
  if (!node->output()->type()->isSubtypeOf(*c10::ListType::ofTensors())) RaiseUnknown(node->output()->type()->str());
  const std::vector<std::size_t> inputs = Places(node->inputs());
  AddStep(inputs, [inputs, output = Place(node->output())](Values& values, KernelQueue&) {
    c10::List<at::Tensor> list;
    for (const std::size_t input : inputs) list.push_back(values[input].toTensor());
    values[output] = std::move(list);
  });
}

/// Any other operation, as TorchScript would call it.
void FusedPlanBuilder::AddOperator(Node* node) {
  if (node->maybeOperator() == nullptr || !node->blocks().empty()) RaiseUnknown(node->kind().toQualString());  // a call or a branch
  plan_.images_apart_ = false;
  const std::vector<std::size_t> inputs = Places(node->inputs()), outputs = Places(node->outputs());
  AddStep(inputs, [inputs, outputs, operation = node->getOperation()](Values& values, KernelQueue& queue) mutable {
    queue.Run();
    torch::jit::Stack stack;
    for (const std::size_t input : inputs) stack.push_back(values[input]);
    operation(stack);
    for (std::size_t i = 0; i < outputs.size(); ++i) values[outputs[i]] = std::move(stack[i]);
  });
}

void FusedPlanBuilder::AddStep(std::vector<std::size_t> reads, std::function<void(Values&, KernelQueue&)> run) {
  plan_.steps_.push_back({std::move(run), {}});
  reads_.push_back(std::move(reads));
}

/// The place of a value in the plan; a constant is put there.
std::size_t FusedPlanBuilder::Place(const Value* value) {
  const auto [entry, is_new] = places_.emplace(value, plan_.constants_.size());
  if (is_new) {
    const bool constant = value->node()->kind() == prim::Constant;
    plan_.constants_.push_back(constant ? *torch::jit::toIValue(value) : c10::IValue());
  }
  return entry->second;
}

/// The place of a value that there may be, which the step reads too.
std::optional<std::size_t> FusedPlanBuilder::AlsoRead(const Value* value, std::vector<std::size_t>& reads) {
  if (value == nullptr) return std::nullopt;
  reads.push_back(Place(value));
  return reads.back();
}

std::vector<std::size_t> FusedPlanBuilder::Places(at::ArrayRef<Value*> values) {
  std::vector<std::size_t> places;
  for (const Value* value : values) places.push_back(Place(value));
  return places;
}

/// Memory of a value goes back right after the step that reads it last.
void FusedPlanBuilder::FindFinishedValues() {
  std::unordered_set<std::size_t> needed{plan_.output_};
  for (std::size_t place = 0; place < plan_.constants_.size(); ++place) {
    if (!plan_.constants_[place].isNone()) needed.insert(place);
  }
  for (std::size_t step = plan_.steps_.size(); step-- > 0;) {
    for (const std::size_t read : reads_[step]) {
      if (needed.insert(read).second) plan_.steps_[step].finished.push_back(read);
    }
  }
}

}  // namespace btxrd
