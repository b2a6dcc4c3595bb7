#include "core/training/depthwise_convolution.h"

#include <ATen/Parallel.h>
#include <ATen/autocast_mode.h>
#include <ATen/ops/conv2d.h>
#include <ATen/ops/convolution_backward.h>
#include <ATen/ops/empty_like.h>
#include <torch/csrc/autograd/custom_function.h>

#include <tuple>

#include "core/fused/kernels.h"
#include "core/training/depthwise_weights.h"
#include "core/training/proven_shapes.h"
#include "core/training/same_bits.h"

namespace btxrd {

namespace {

at::Tensor ByLibTorch(const ConvolutionArguments& a) {
  return at::conv2d(a.input, a.weight, a.bias, a.stride, a.padding, a.dilation, a.groups);
}

#ifdef BTXRD_FUSED_KERNELS

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

bool Serves(const ConvolutionArguments& a) {
  const auto is_maps = [](const at::Tensor& t) { return t.is_cpu() && t.scalar_type() == at::kFloat && t.dim() == 4 && t.is_contiguous(); };
  const auto is_square = [](const std::vector<int64_t>& pair) { return pair.size() == 2 && pair[0] == pair[1]; };
  return HasFusedKernels() && is_maps(a.input) && is_maps(a.weight) && !a.bias.defined() && a.groups == a.input.size(1) &&
         a.groups == a.weight.size(0) && a.weight.size(1) == 1 && a.weight.size(2) == a.weight.size(3) &&
         a.weight.size(2) <= kLargestDepthwiseKernel && is_square(a.stride) && is_square(a.padding) &&
         a.dilation == std::vector<int64_t>{1, 1} && !at::autocast::is_autocast_enabled(at::kCPU);
}

DepthwiseShape ShapeOf(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& dy, int64_t stride, int64_t padding) {
  return {x.size(0), x.size(1), x.size(2), x.size(3), dy.size(2), dy.size(3), weight.size(2), stride, padding};
}

at::Tensor WeightGradient(const at::Tensor& x, const at::Tensor& dy, const at::Tensor& weight, const DepthwiseShape& shape) {
  at::Tensor dw = at::empty_like(weight);
  DepthwiseWeightGradient(x.const_data_ptr<float>(), dy.const_data_ptr<float>(), dw.data_ptr<float>(), shape);
  return dw;
}

/// Whether the kernel has oneDNN's bits for a shape.
std::optional<bool>& Verdict(const DepthwiseShape& s) {
  static ProvenShapes<10> proven;
  return proven[{s.batch, s.channels, s.height, s.width, s.out_height, s.out_width, s.kernel, s.stride, s.padding, at::get_num_threads()}];
}

class DepthwiseFunction : public torch::autograd::Function<DepthwiseFunction> {
 public:
  /// Input and weight stand beside the arguments for autograd, which looks for tensors here.
  static at::Tensor forward(AutogradContext* context, const at::Tensor& input, const at::Tensor& weight, const ConvolutionArguments& arguments) {
    context->save_for_backward({input, weight});
    context->saved_data["stride"] = arguments.stride;
    context->saved_data["padding"] = arguments.padding;
    return ByLibTorch({input, weight, {}, arguments.stride, arguments.padding, arguments.dilation, arguments.groups});
  }

  static variable_list backward(AutogradContext* context, variable_list outputs) {
    const variable_list saved = context->get_saved_variables();
    const at::Tensor &x = saved[0], &weight = saved[1], &dy = outputs[0];
    const std::vector<int64_t> stride = context->saved_data["stride"].toIntVector(), padding = context->saved_data["padding"].toIntVector();
    const bool wants_weight = context->needs_input_grad(1);
    const auto by_libtorch = [&](bool with_weight) {
      return at::convolution_backward(dy, x, weight, std::nullopt, stride, padding, {1, 1}, /*transposed=*/false, {0, 0}, x.size(1),
                                      {context->needs_input_grad(0), with_weight, false});
    };
    const DepthwiseShape shape = ShapeOf(x, weight, dy, stride[0], padding[0]);
    if (!wants_weight || dy.scalar_type() != at::kFloat || !dy.is_contiguous() || Verdict(shape) == false) {
      auto [dx, dw, db] = by_libtorch(wants_weight);
      return {dx, dw, {}};
    }
    at::Tensor ours = WeightGradient(x, dy, weight, shape);
    if (Verdict(shape) == true) return {std::get<0>(by_libtorch(false)), ours, {}};
    auto [dx, dw, db] = by_libtorch(true);
    Verdict(shape) = SameBits(ours, dw);
    return {dx, dw, {}};
  }
};

#endif

}  // namespace

at::Tensor DepthwiseConvolution(const ConvolutionArguments& arguments) {
#ifdef BTXRD_FUSED_KERNELS
  if (Serves(arguments)) return DepthwiseFunction::apply(arguments.input, arguments.weight, arguments);
#endif
  return ByLibTorch(arguments);
}

}  // namespace btxrd
