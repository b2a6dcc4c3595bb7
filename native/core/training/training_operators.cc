#include "core/training/training_operators.h"

#include <ATen/core/stack.h>
#include <torch/csrc/jit/runtime/custom_operator.h>

#include <string>
#include <utility>

#include "core/training/batch_norm_silu.h"
#include "core/training/depthwise_convolution.h"
#include "core/training/gate.h"

namespace btxrd {

namespace {

using torch::jit::Operator;
using torch::jit::Stack;

/// The arguments of a call, on top of an interpreter's stack.
class Arguments {
 public:
  Arguments(Stack& stack, std::size_t count) : stack_(stack), count_(count) {}
  ~Arguments() { torch::jit::drop(stack_, count_); }

  const c10::IValue& operator[](std::size_t index) const { return torch::jit::peek(stack_, index, count_); }

  /// Undefined for None.
  at::Tensor Tensor(std::size_t index) const { return (*this)[index].isNone() ? at::Tensor() : (*this)[index].toTensor(); }

 private:
  Stack& stack_;
  std::size_t count_;
};

BatchNormArguments PopBatchNorm(Stack& stack) {
  const Arguments a(stack, 9);
  return {a.Tensor(0), a.Tensor(1), a.Tensor(2), a.Tensor(3), a.Tensor(4), a[5].toBool(), a[6].toDouble(), a[7].toDouble(), a[8].toBool()};
}

ConvolutionArguments PopConvolution(Stack& stack) {
  const Arguments a(stack, 7);
  return {a.Tensor(0), a.Tensor(1), a.Tensor(2), a[3].toIntVector(), a[4].toIntVector(), a[5].toIntVector(), a[6].toInt()};
}

Operator BatchNormOperator(const char* name, bool silu) {
  return {std::string(name) + "(Tensor input, Tensor? weight, Tensor? bias, Tensor(a!)? running_mean, Tensor(b!)? running_var, "
                              "bool training, float momentum, float eps, bool cudnn_enabled) -> Tensor",
          [silu](Stack& stack) { torch::jit::push(stack, BatchNormSilu(PopBatchNorm(stack), silu)); },
          c10::AliasAnalysisKind::FROM_SCHEMA};
}

const torch::jit::RegisterOperators kOperators({
    BatchNormOperator(kBatchNorm, false),
    BatchNormOperator(kBatchNormSilu, true),
    Operator(std::string(kDepthwiseConvolution) + "(Tensor input, Tensor weight, Tensor? bias, int[2] stride, int[2] padding, "
                                                  "int[2] dilation, int groups) -> Tensor",
             [](Stack& stack) { torch::jit::push(stack, DepthwiseConvolution(PopConvolution(stack))); },
             c10::AliasAnalysisKind::FROM_SCHEMA),
    Operator(std::string(kFeaturesAndMean) + "(Tensor(a) x) -> (Tensor(a), Tensor)",
             [](Stack& stack) {
               auto [features, mean] = FeaturesAndMean(torch::jit::pop(stack).toTensor());
               torch::jit::push(stack, std::move(features), std::move(mean));
             },
             c10::AliasAnalysisKind::FROM_SCHEMA),
    Operator(std::string(kGated) + "(Tensor features, Tensor gate) -> Tensor",
             [](Stack& stack) {
               const at::Tensor gate = torch::jit::pop(stack).toTensor();
               torch::jit::push(stack, Gated(torch::jit::pop(stack).toTensor(), gate));
             },
             c10::AliasAnalysisKind::FROM_SCHEMA),
});

}  // namespace

}  // namespace btxrd
