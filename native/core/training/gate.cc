#include "core/training/gate.h"

#include <ATen/Parallel.h>
#include <ATen/core/LegacyTypeDispatch.h>
#include <ATen/ops/add.h>
#include <ATen/ops/div.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/empty_like.h>
#include <ATen/ops/mean.h>
#include <ATen/ops/mul.h>
#include <ATen/ops/sum.h>
#include <torch/csrc/autograd/custom_function.h>

#include <algorithm>
#include <array>

#include "core/parallel_tasks.h"
#include "core/training/proven_shapes.h"
#include "core/training/same_bits.h"

namespace btxrd {

namespace {

using torch::autograd::AutogradContext;
using torch::autograd::CppNode;
using torch::autograd::variable_list;

constexpr const char* kGate = "gate";

/// Whether the images of both tensors lie one after the other in the same layout.
bool Alike(const at::Tensor& a, const at::Tensor& b) {
  return a.is_cpu() && a.dim() == 4 && a.sizes() == b.sizes() && a.strides() == b.strides() && a.scalar_type() == b.scalar_type() &&
         (a.is_contiguous() || a.is_contiguous(at::MemoryFormat::ChannelsLast));
}

/// Calls `work` for each image, on LibTorch's threads. Operators in it are not recorded.
template <typename Work>
void ForEachImage(const at::Tensor& maps, const Work& work) {
  ParallelTasks(maps.size(0), [&](int64_t n) {
    const at::AutoDispatchBelowAutograd unrecorded;
    work(n);
  });
}

at::Tensor GateGradientByLibTorch(const at::Tensor& x, const at::Tensor& dy) { return at::sum(at::mul(dy, x), {2, 3}, /*keepdim=*/true); }

/// The same sums, with each image's products still in the cache.
at::Tensor GateGradient(const at::Tensor& x, const at::Tensor& dy) {
  at::Tensor gradient = at::empty({x.size(0), x.size(1), 1, 1}, x.options());
  const at::Tensor products = at::empty_like(x.narrow(0, 0, std::min<int64_t>(x.size(0), at::get_num_threads())));
  ForEachImage(x, [&](int64_t n) {
    at::Tensor product = products.select(0, at::get_thread_num());
    at::mul_out(product, dy.select(0, n), x.select(0, n));
    at::Tensor sums = gradient.select(0, n);
    at::sum_out(sums, product, {1, 2}, /*keepdim=*/true);
  });
  return gradient;
}

/// `share` is what each pixel has of the mean's gradient.
at::Tensor FeatureGradient(const at::Tensor& dy, const at::Tensor& gate, const at::Tensor& share) {
  if (!Alike(dy, dy)) return at::mul(dy, gate).add_(share);
  at::Tensor gradient = at::empty_like(dy);
  ForEachImage(dy, [&](int64_t n) {
    at::Tensor image = gradient.select(0, n);
    at::mul_out(image, dy.select(0, n), gate.select(0, n));
    image.add_(share.select(0, n));
  });
  return gradient;
}

class FeaturesAndMeanFunction : public torch::autograd::Function<FeaturesAndMeanFunction> {
 public:
  static variable_list forward(AutogradContext*, const at::Tensor& x) { return {x.alias(), at::mean(x, {2, 3}, /*keepdim=*/true)}; }

  static variable_list backward(AutogradContext* context, variable_list outputs) {
    const at::Tensor &dy = outputs[0], share = at::div(outputs[1], static_cast<double>(dy.size(2) * dy.size(3)));
    const auto gate = context->saved_data.find(kGate);
    // `Gated` left its gate here and passes its own gradient on as it came.
    return {gate == context->saved_data.end() ? dy.add(share) : FeatureGradient(dy, gate->second.toTensor(), share)};
  }
};

class GatedFunction : public torch::autograd::Function<GatedFunction> {
 public:
  static at::Tensor forward(AutogradContext* context, const at::Tensor& features, const at::Tensor& gate) {
    context->save_for_backward({features});
    return at::mul(features, gate);
  }

  static variable_list backward(AutogradContext* context, variable_list outputs) {
    static ProvenShapes<6> proven;
    const at::Tensor x = context->get_saved_variables()[0], dy = outputs[0];
    if (!Alike(x, dy) || x.scalar_type() != at::kFloat) return {dy, GateGradientByLibTorch(x, dy)};
    std::optional<bool>& same = proven[{x.size(0), x.size(1), x.size(2), x.size(3), x.is_contiguous(), at::get_num_threads()}];
    if (same == true) return {dy, GateGradient(x, dy)};
    at::Tensor gradient = GateGradientByLibTorch(x, dy);
    if (!same) same = SameBits(GateGradient(x, dy), gradient);
    return {dy, gradient};
  }
};

}  // namespace

std::pair<at::Tensor, at::Tensor> FeaturesAndMean(const at::Tensor& x) {
  variable_list results = FeaturesAndMeanFunction::apply(x);
  return {results[0], results[1]};
}

at::Tensor Gated(const at::Tensor& features, const at::Tensor& gate) {
  auto* source = dynamic_cast<CppNode<FeaturesAndMeanFunction>*>(features.grad_fn().get());
  const std::array<int64_t, 4> one_a_channel{features.size(0), features.size(1), 1, 1};
  if (source == nullptr || gate.sizes() != at::IntArrayRef(one_a_channel)) return at::mul(features, gate);
  // Detached: the gate's graph leads to the node that keeps it here.
  source->ctx_.saved_data[kGate] = gate.detach();
  return GatedFunction::apply(features, gate);
}

}  // namespace btxrd
