#include "core/fused/fused_plan.h"

#include <ATen/core/grad_mode.h>

#include "core/fused/plan_builder.h"

namespace btxrd {

FusedPlan::FusedPlan(const torch::jit::Module& module) { FusedPlanBuilder(module, *this).Build(); }

at::Tensor FusedPlan::Run(const at::Tensor& input) {
  at::NoGradGuard no_grad;
  Values values = constants_;
  values[input_] = input.contiguous(at::MemoryFormat::ChannelsLast);
  for (const Step& step : steps_) {
    step.run(values);
    for (const std::size_t value : step.finished) values[value] = {};
  }
  return std::move(values[output_]).toTensor();
}

}  // namespace btxrd
