#include "core/fused/fused_convolution.h"

#include <ATen/core/dispatch/Dispatcher.h>

#include <algorithm>
#include <string_view>
#include <utility>

namespace btxrd {

namespace {

/// A batch size, the smaller one of a last batch, and one more.
constexpr std::size_t kMostShapes = 3;

using Scalars = c10::List<std::optional<c10::Scalar>>;
using OptionalText = std::optional<std::string_view>;

using Pointwise = at::Tensor(const at::Tensor&, const at::Tensor&, const std::optional<at::Tensor>&, c10::IntArrayRef,
                             c10::IntArrayRef, c10::IntArrayRef, int64_t, std::string_view, Scalars, OptionalText);
using PointwiseBinary = at::Tensor(const at::Tensor&, const at::Tensor&, const at::Tensor&, const std::optional<at::Tensor>&,
                                   c10::IntArrayRef, c10::IntArrayRef, c10::IntArrayRef, int64_t, std::string_view,
                                   std::optional<c10::Scalar>, OptionalText, Scalars, OptionalText);
using Reorder = at::Tensor(const at::Tensor&, c10::IntArrayRef, c10::IntArrayRef, c10::IntArrayRef, int64_t,
                           c10::OptionalArrayRef<int64_t>);

// LibTorch has no C++ functions for these: they are registered for its own compiler.
template <typename Signature>
c10::TypedOperatorHandle<Signature> Find(const char* name, const char* overload = "") {
  return c10::Dispatcher::singleton().findSchemaOrThrow(name, overload).typed<Signature>();
}

std::string_view NameOf(Activation activation) {
  switch (activation) {
    case Activation::kRelu: return "relu";
    case Activation::kSilu: return "swish";
    case Activation::kSigmoid: return "sigmoid";
    default: return "none";
  }
}

}  // namespace

FusedConvolution::FusedConvolution(const at::Tensor& weight, const at::Tensor& bias, ConvolutionSettings settings,
                                   Activation activation)
    : weight_(weight.contiguous(at::MemoryFormat::ChannelsLast)),
      bias_(bias.defined() ? std::optional(bias) : std::nullopt),
      settings_(std::move(settings)),
      activation_(NameOf(activation)) {}

const at::Tensor& FusedConvolution::PackedFor(const at::Tensor& input) {
  const c10::IntArrayRef shape = input.sizes();
  auto found = std::find_if(packed_.begin(), packed_.end(), [&](const Packed& entry) { return shape.equals(entry.input_shape); });
  if (found == packed_.end()) {
    static const auto reorder = Find<Reorder>("mkldnn::_reorder_convolution_weight");
    if (packed_.size() == kMostShapes) packed_.pop_back();
    packed_.push_back({shape.vec(), reorder.call(weight_, settings_.padding, settings_.stride, settings_.dilation,
                                                 settings_.groups, shape)});
    found = std::prev(packed_.end());
  }
  std::rotate(packed_.begin(), found, std::next(found));
  return packed_.front().weight;
}

at::Tensor FusedConvolution::Run(const at::Tensor& features, const at::Tensor& residual) {
  const at::Tensor input = features.contiguous(at::MemoryFormat::ChannelsLast);
  const at::Tensor& weight = PackedFor(input);
  if (!residual.defined()) {
    static const auto pointwise = Find<Pointwise>("mkldnn::_convolution_pointwise");
    return pointwise.call(input, weight, bias_, settings_.padding, settings_.stride, settings_.dilation, settings_.groups,
                          activation_, Scalars(), std::nullopt);
  }
  static const auto binary = Find<PointwiseBinary>("mkldnn::_convolution_pointwise", "binary");
  const OptionalText activation = activation_ == "none" ? OptionalText() : OptionalText(activation_);
  return binary.call(input, residual, weight, bias_, settings_.padding, settings_.stride, settings_.dilation, settings_.groups,
                     "add", std::nullopt, activation, Scalars(), std::nullopt);
}

}  // namespace btxrd
