#include "core/training/batch_norm_silu.h"

#include <ATen/Parallel.h>
#include <ATen/autocast_mode.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/batch_norm.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/empty_like.h>
#include <ATen/ops/native_batch_norm.h>
#include <ATen/ops/native_batch_norm_backward.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/silu.h>
#include <ATen/ops/silu_backward.h>
#include <ATen/ops/zeros.h>
#include <c10/util/accumulate.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/custom_function.h>

#include <algorithm>
#include <tuple>
#include <vector>

#include "core/fused/kernels.h"
#include "core/training/batch_norm_kernels.h"
#include "core/training/same_bits.h"

namespace btxrd {

namespace {

at::Tensor ByLibTorch(const BatchNormArguments& a, bool silu) {
  at::Tensor y = at::batch_norm(a.input, a.weight, a.bias, a.running_mean, a.running_var, a.training, a.momentum, a.eps, a.cudnn_enabled);
  return silu ? at::silu_(y) : y;
}

#ifdef BTXRD_FUSED_KERNELS

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

constexpr at::MemoryFormat kChannelsLast = at::MemoryFormat::ChannelsLast;

MapShape ShapeOf(const at::Tensor& x) { return {x.size(0), x.size(1), x.size(2) * x.size(3)}; }

/// Both layouts' kernels read numbers of a channel from one tensor of four rows.
BatchNormStatistics RowsOf(const at::Tensor& statistics) {
  float* rows = statistics.data_ptr<float>();
  const int64_t channels = statistics.size(1);
  return {rows, rows + channels, rows + 2 * channels, rows + 3 * channels};
}

at::Tensor ForwardMaps(const BatchNormArguments& a, const at::Tensor& statistics, bool silu) {
  const at::Tensor& x = a.input;
  at::Tensor y = at::empty_like(x);
  const BatchNormState state{a.weight.const_data_ptr<float>(), a.bias.const_data_ptr<float>(), a.running_mean.data_ptr<float>(),
                             a.running_var.data_ptr<float>(), a.momentum, a.eps};
  if (x.is_contiguous()) {
    BatchNormForwardContiguous(x.const_data_ptr<float>(), y.data_ptr<float>(), ShapeOf(x), state, RowsOf(statistics), silu);
  } else {
    BatchNormForwardChannelsLast(x.const_data_ptr<float>(), y.data_ptr<float>(), ShapeOf(x), state, RowsOf(statistics), silu,
                                 at::get_num_threads());
  }
  return y;
}

/// Gradients of input, weight and bias; `dy` lies in memory as `x` does.
variable_list BackwardMaps(const at::Tensor& x, const at::Tensor& dy, const at::Tensor& weight, const at::Tensor& statistics, bool silu) {
  variable_list gradients{at::empty_like(x), at::empty_like(weight), at::empty_like(weight)};
  const BatchNormGradients out{gradients[0].data_ptr<float>(), gradients[1].data_ptr<float>(), gradients[2].data_ptr<float>()};
  const float* w = weight.const_data_ptr<float>();
  if (x.is_contiguous()) {
    BatchNormBackwardContiguous(x.const_data_ptr<float>(), dy.const_data_ptr<float>(), ShapeOf(x), w, RowsOf(statistics), out, silu);
  } else {
    BatchNormBackwardChannelsLast(x.const_data_ptr<float>(), dy.const_data_ptr<float>(), ShapeOf(x), w, RowsOf(statistics), out, silu,
                                  at::get_num_threads());
  }
  return gradients;
}

/// The same by LibTorch's operators, for a gradient in another layout.
variable_list BackwardOfAnyLayout(const at::Tensor& x, at::Tensor dy, const at::Tensor& weight, const at::Tensor& bias,
                                  const at::Tensor& statistics, double eps, bool silu) {
  if (silu) dy = at::silu_backward(dy, std::get<0>(at::native_batch_norm(x, weight, bias, {}, {}, /*training=*/true, /*momentum=*/0, eps)));
  auto [dx, dw, db] = at::native_batch_norm_backward(dy, x, weight, {}, {}, statistics[0], statistics[1], /*train=*/true, eps, {true, true, true});
  return {dx, dw, db};
}

class BatchNormSiluFunction : public torch::autograd::Function<BatchNormSiluFunction> {
 public:
  /// Weight and bias stand beside the arguments for autograd, which looks for tensors here.
  static at::Tensor forward(AutogradContext* context, const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias,
                            const BatchNormArguments& arguments, bool silu) {
    const at::Tensor statistics = at::empty({4, x.size(1)}, x.options());
    at::Tensor y = ForwardMaps({x, weight, bias, arguments.running_mean, arguments.running_var, true, arguments.momentum, arguments.eps,
                            arguments.cudnn_enabled},
                           statistics, silu);
    context->save_for_backward({x, weight, bias, statistics});
    context->saved_data["eps"] = arguments.eps;
    context->saved_data["silu"] = silu;
    return y;
  }

  static variable_list backward(AutogradContext* context, variable_list outputs) {
    const variable_list saved = context->get_saved_variables();
    const at::Tensor &x = saved[0], &weight = saved[1], &bias = saved[2], &statistics = saved[3], &dy = outputs[0];
    const bool silu = context->saved_data["silu"].toBool();
    const bool alike = dy.scalar_type() == at::kFloat && dy.is_contiguous(x.is_contiguous() ? at::MemoryFormat::Contiguous : kChannelsLast);
    variable_list gradients = alike ? BackwardMaps(x, dy, weight, statistics, silu)
                                    : BackwardOfAnyLayout(x, dy, weight, bias, statistics, context->saved_data["eps"].toDouble(), silu);
    gradients.resize(5);
    return gradients;
  }
};

bool IsVector(const at::Tensor& tensor, int64_t length) {
  return tensor.defined() && tensor.is_cpu() && tensor.scalar_type() == at::kFloat && tensor.dim() == 1 && tensor.numel() == length &&
         tensor.is_contiguous();
}

/// LibTorch's element-wise kernels work on 16 numbers at a time, and a thread's last ones that are fewer go
/// through another exp, with other bits.
bool EndsWithWholeVectors(int64_t count) {
  constexpr int64_t kStep = 16;
  const int64_t threads = std::min<int64_t>(at::get_num_threads(), (count + at::internal::GRAIN_SIZE - 1) / at::internal::GRAIN_SIZE);
  return count % kStep == 0 && (count + threads - 1) / threads % kStep == 0;
}

bool Serves(const BatchNormArguments& a, bool silu) {
  const at::Tensor& x = a.input;
  if (!a.training || !x.is_cpu() || x.scalar_type() != at::kFloat || x.dim() != 4 || at::autocast::is_autocast_enabled(at::kCPU)) return false;
  const MapShape shape = ShapeOf(x);
  if (shape.batch == 0 || shape.channels % 8 != 0 || shape.area < 8 || (silu && !EndsWithWholeVectors(x.numel()))) return false;
  if (!x.is_contiguous() && !x.is_contiguous(kChannelsLast)) return false;
  for (const at::Tensor* tensor : {&a.weight, &a.bias, &a.running_mean, &a.running_var}) {
    if (!IsVector(*tensor, shape.channels)) return false;
  }
  return true;
}

/// What a training step sees of an operator on small maps: output, running statistics, gradients.
template <typename Operator>
std::vector<at::Tensor> TryOut(const Operator& run, at::MemoryFormat format) {
  at::AutoGradMode grad(true);
  const auto waves = [](const std::vector<int64_t>& shape, double frequency) {
    return at::arange(c10::multiply_integers(shape), at::kFloat).mul_(frequency).sin_().mul_(2).reshape(shape);
  };
  const std::vector<int64_t> maps{2, 16, 5, 7};  // with a rest of every kind that there is
  const at::Tensor x = waves(maps, 0.7).contiguous(format).set_requires_grad(true);
  const at::Tensor weight = waves({16}, 1.3).set_requires_grad(true), bias = waves({16}, 0.3).set_requires_grad(true);
  const BatchNormArguments arguments{x, weight, bias, at::zeros({16}), at::ones({16}), true, 0.1, 1e-5, true};
  const at::Tensor y = run(arguments);
  variable_list results = torch::autograd::grad({y}, {x, weight, bias}, {waves(maps, 0.9).contiguous(format)});
  results.insert(results.end(), {y.detach(), arguments.running_mean, arguments.running_var});
  return results;
}

/// Whether the kernels round as LibTorch's do here. They mirror what its builds for Linux do on AVX2;
/// where that is not so, because it has longer vectors or was built by another compiler, one batch shows it.
bool MatchesLibTorch() {
  if (!HasFusedKernels()) return false;
  for (const bool silu : {false, true}) {
    for (const at::MemoryFormat format : {at::MemoryFormat::Contiguous, kChannelsLast}) {
      const auto ours = TryOut(
          [silu](const BatchNormArguments& a) { return BatchNormSiluFunction::apply(a.input, a.weight, a.bias, a, silu); }, format);
      const auto theirs = TryOut([silu](const BatchNormArguments& a) { return ByLibTorch(a, silu); }, format);
      if (!std::equal(ours.begin(), ours.end(), theirs.begin(), SameBits)) return false;
    }
  }
  return true;
}

#endif

}  // namespace

at::Tensor BatchNormSilu(const BatchNormArguments& arguments, bool silu) {
#ifdef BTXRD_FUSED_KERNELS
  static const bool matches = MatchesLibTorch();
  if (matches && Serves(arguments, silu)) {
    return BatchNormSiluFunction::apply(arguments.input, arguments.weight, arguments.bias, arguments, silu);
  }
#endif
  return ByLibTorch(arguments, silu);
}

}  // namespace btxrd
