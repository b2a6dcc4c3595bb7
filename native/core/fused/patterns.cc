#include "core/fused/patterns.h"

#include <torch/csrc/jit/ir/constants.h>

#include <algorithm>

namespace btxrd {

namespace aten = torch::jit::aten;
using torch::jit::Node;
using torch::jit::Value;

namespace {

c10::IValue Constant(const Value* value) { return *torch::jit::toIValue(value); }

/// Whether all arguments but the first are constants.
bool OthersAreConstants(const Node* node) {
  return std::all_of(node->inputs().begin() + 1, node->inputs().end(),
                     [](const Value* value) { return value->node()->kind() == torch::jit::prim::Constant; });
}

/// An undefined tensor for None.
at::Tensor TensorOrNone(const Value* value) {
  const c10::IValue constant = Constant(value);
  return constant.isNone() ? at::Tensor() : constant.toTensor();
}

bool IsTensor(const Value* value) { return value->type()->isSubtypeOf(*c10::TensorType::get()); }

/// The node of that kind which made a value that only `reader` reads; else null.
Node* Maker(Value* value, c10::Symbol kind, const Node* reader) {
  Node* node = value->node();
  return node->kind() == kind && OnlyReader(value) == reader ? node : nullptr;
}

bool IsDense1x1(const Convolution& convolution) {
  return convolution.groups == 1 && convolution.weight.size(2) == 1 && convolution.weight.size(3) == 1 &&
         convolution.padding == std::vector<int64_t>{0, 0} && convolution.stride == std::vector<int64_t>{1, 1};
}

}  // namespace

bool IsSpatialMean(const Node* node) {
  if (node->kind() != aten::mean || node->inputs().size() != 4) return false;
  const auto dims = torch::jit::toIValue(node->input(1)), keep = torch::jit::toIValue(node->input(2)), dtype = torch::jit::toIValue(node->input(3));
  return dims && dims->isIntList() && dims->toIntVector() == std::vector<int64_t>{2, 3} && keep && keep->toBool() && dtype && dtype->isNone();
}

Node* OnlyReader(const Value* value) { return value->uses().size() == 1 ? value->uses().front().user : nullptr; }

std::optional<Activation> ActivationOf(const Node* node) {
  if (node->kind() == aten::relu) return Activation::kRelu;
  if (node->kind() == aten::silu) return Activation::kSilu;
  if (node->kind() == aten::sigmoid) return Activation::kSigmoid;
  return std::nullopt;
}

bool IsAddition(const Node* node) {
  if (node->kind() != aten::add || node->inputs().size() != 3 || !IsTensor(node->input(0)) || !IsTensor(node->input(1))) return false;
  const auto alpha = torch::jit::toIValue(node->input(2));
  return alpha && alpha->isInt() && alpha->toInt() == 1;
}

std::optional<Convolution> ConvolutionOf(Node* node) {
  if (node->kind() != aten::conv2d || !OthersAreConstants(node)) return std::nullopt;
  const c10::IValue padding = Constant(node->input(4));
  if (!padding.isIntList()) return std::nullopt;  // 'same' or 'valid'
  return Convolution{node,
                     Constant(node->input(1)).toTensor(),
                     TensorOrNone(node->input(2)),
                     Constant(node->input(3)).toIntVector(),
                     padding.toIntVector(),
                     Constant(node->input(5)).toIntVector(),
                     Constant(node->input(6)).toInt()};
}

std::optional<SqueezeExcitation> SqueezeExcitationOf(Node* product) {
  if (product->kind() != aten::mul || !IsTensor(product->input(1))) return std::nullopt;
  Value* features = product->input(0);
  Node* sigmoid = Maker(product->input(1), aten::sigmoid, product);
  Node* expand = sigmoid ? Maker(sigmoid->input(0), aten::conv2d, sigmoid) : nullptr;
  Node* silu = expand ? Maker(expand->input(0), aten::silu, expand) : nullptr;
  Node* reduce = silu ? Maker(silu->input(0), aten::conv2d, silu) : nullptr;
  Node* mean = reduce ? Maker(reduce->input(0), aten::mean, reduce) : nullptr;
  if (mean == nullptr || mean->input(0) != features || !IsSpatialMean(mean) || features->uses().size() != 2) return std::nullopt;
  const auto reducing = ConvolutionOf(reduce), expanding = ConvolutionOf(expand);
  if (!reducing || !expanding || !IsDense1x1(*reducing) || !IsDense1x1(*expanding)) return std::nullopt;
  if (!reducing->bias.defined() || !expanding->bias.defined()) return std::nullopt;
  return SqueezeExcitation{features, mean, *reducing, silu, *expanding, sigmoid, product};
}

std::optional<PooledLinearLayer> PooledLinearOf(Node* linear) {
  if (linear->kind() != aten::linear || !OthersAreConstants(linear)) return std::nullopt;
  Node* flatten = Maker(linear->input(0), aten::flatten, linear);
  Node* pool = flatten ? Maker(flatten->input(0), aten::adaptive_avg_pool2d, flatten) : nullptr;
  if (pool == nullptr || !OthersAreConstants(flatten) || !OthersAreConstants(pool)) return std::nullopt;
  if (Constant(flatten->input(1)).toInt() != 1 || Constant(flatten->input(2)).toInt() != -1) return std::nullopt;
  if (Constant(pool->input(1)).toIntVector() != std::vector<int64_t>{1, 1}) return std::nullopt;
  return PooledLinearLayer{pool->input(0), pool, flatten, linear, Constant(linear->input(1)).toTensor(), TensorOrNone(linear->input(2))};
}

}  // namespace btxrd
