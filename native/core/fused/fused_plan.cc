#include "core/fused/fused_plan.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/cat.h>

#include <algorithm>

#include "core/fused/plan_builder.h"

namespace btxrd {

namespace {

/// Numbers of input of the images that go through the network together: their largest maps, some ten
/// times as many, should still be in the last-level cache when they are read.
constexpr int64_t kFloatsTogether = int64_t{640} << 10;

}  // namespace

FusedPlan::FusedPlan(const torch::jit::Module& module) { FusedPlanBuilder(module, *this).Build(); }

at::Tensor FusedPlan::Run(const at::Tensor& input) {
  at::NoGradGuard no_grad;
  const int64_t batch = input.size(0);
  const int64_t together = std::max<int64_t>(1, kFloatsTogether * batch / std::max<int64_t>(1, input.numel()));
  std::vector<at::Tensor> logits;
  for (int64_t first = 0; images_apart_ && first + together < batch; first += together) {
    logits.push_back(RunAtOnce(input.narrow(0, first, together)));
  }
  const int64_t done = static_cast<int64_t>(logits.size()) * together;
  logits.push_back(RunAtOnce(input.narrow(0, done, batch - done)));
  queue_.arena().Trim();
  // A copy in any case: the arena keeps its memory.
  return at::cat(logits);
}

at::Tensor FusedPlan::RunAtOnce(const at::Tensor& images) {
  queue_.Clear();
  Values values = constants_;
  values[input_] = images;
  for (const Step& step : steps_) {
    step.run(values, queue_);
    for (const std::size_t value : step.finished) values[value] = {};
  }
  queue_.Run();
  return std::move(values[output_]).toTensor();
}

}  // namespace btxrd
