#include "core/fused/patterns.h"

#include <torch/csrc/jit/ir/constants.h>

#include <algorithm>

namespace btxrd {

namespace aten = torch::jit::aten;
using torch::jit::Node;
using torch::jit::Value;

namespace {

c10::IValue Constant(const Value* value) { return *torch::jit::toIValue(value); }

bool IsTensor(const Value* value) { return value->type()->isSubtypeOf(*c10::TensorType::get()); }

/// The node of that kind which made a value that only `reader` reads; else null.
Node* Maker(Value* value, c10::Symbol kind, const Node* reader) {
  Node* node = value->node();
  return node->kind() == kind && OnlyReader(value) == reader ? node : nullptr;
}

/// `x.mean((2, 3), keepdim=True)`
bool IsSpatialMean(const Node* node) {
  if (node->kind() != aten::mean || node->inputs().size() != 4) return false;
  const auto dims = torch::jit::toIValue(node->input(1));
  const auto keep = torch::jit::toIValue(node->input(2));
  return dims && dims->isIntList() && dims->toIntVector() == std::vector<int64_t>{2, 3} && keep && keep->toBool();
}

bool IsDense1x1(const Convolution& convolution) {
  return convolution.groups == 1 && convolution.weight.size(2) == 1 && convolution.weight.size(3) == 1 &&
         convolution.padding == std::vector<int64_t>{0, 0} && convolution.stride == std::vector<int64_t>{1, 1};
}

}  // namespace

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
  const auto constant = [](const Value* value) { return value->node()->kind() == torch::jit::prim::Constant; };
  if (node->kind() != aten::conv2d || !std::all_of(node->inputs().begin() + 1, node->inputs().end(), constant)) return std::nullopt;
  const c10::IValue bias = Constant(node->input(2)), padding = Constant(node->input(4));
  if (!padding.isIntList()) return std::nullopt;  // 'same' or 'valid'
  return Convolution{node,
                     Constant(node->input(1)).toTensor(),
                     bias.isNone() ? at::Tensor() : bias.toTensor(),
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

}  // namespace btxrd
