#include "core/grad_scaler.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/_amp_foreach_non_finite_check_and_unscale.h>
#include <ATen/ops/_amp_update_scale.h>
#include <ATen/ops/full.h>

#include <string>

#include "core/failure.h"
#include "core/optim/foreach.h"

namespace btxrd {

void GradScaler::CheckStarted(const char* call) const {
  if (scale_.defined()) return;
  throw CodedError("ERR_INVALID_ARG", std::string("Attempted ") + call +
                                          " but _scale is None.  This may indicate your script did not use "
                                          "scaler.scale(loss or outputs) earlier in the iteration.");
}

at::Tensor GradScaler::Scale(const at::Tensor& outputs) {
  if (!scale_.defined()) {
    const at::TensorOptions options = at::TensorOptions().device(outputs.device());
    scale_ = at::full({}, options_.init_scale, options.dtype(at::kFloat));
    growth_tracker_ = at::full({}, options_.growth_tracker, options.dtype(at::kInt));
  }
  return outputs.mul(scale_.to(outputs.device()));
}

bool GradScaler::Unscale(const std::vector<at::Tensor>& gradients) {
  CheckStarted("unscale_");
  at::NoGradGuard no_grad;
  for (const at::Tensor& gradient : gradients) {
    if (gradient.scalar_type() == at::kHalf) throw CodedError("ERR_DTYPE", "Attempting to unscale FP16 gradients.");
  }
  if (gradients.empty()) {
    throw CodedError("ERR_INVALID_ARG", "No inf checks were recorded for this optimizer. Call backward() on the scaled loss first.");
  }
  // MPS has no float64; Python leaves it out there too.
  const at::Tensor inverse = scale_.is_mps() ? scale_.reciprocal() : scale_.to(at::kDouble).reciprocal().to(at::kFloat);
  double found = 0;
  for (const std::vector<std::size_t>& indices : GroupByDeviceAndDtype(gradients)) {
    std::vector<at::Tensor> group;
    for (const std::size_t index : indices) group.push_back(gradients[index]);
    const at::Device device = group.front().device();
    at::Tensor found_inf = at::full({}, 0.0, at::TensorOptions().dtype(at::kFloat).device(device));
    at::_amp_foreach_non_finite_check_and_unscale_(group, found_inf, inverse.to(device));
    found += found_inf.item().toDouble();
  }
  return found != 0;
}

ScalerValues GradScaler::Update(bool found_inf) {
  CheckStarted("update");
  at::NoGradGuard no_grad;
  const at::Tensor found = at::full({}, found_inf ? 1.0 : 0.0, scale_.options());
  at::_amp_update_scale_(scale_, growth_tracker_, found, options_.growth_factor, options_.backoff_factor, options_.growth_interval);
  return Values();
}

void GradScaler::Load(const ScalerOptions& options) {
  options_ = options;
  if (!scale_.defined()) return;
  scale_.fill_(options.init_scale);
  growth_tracker_.fill_(options.growth_tracker);
}

void GradScaler::SetScale(double scale) {
  CheckStarted("update");
  scale_.fill_(scale);
}

ScalerValues GradScaler::Values() const {
  if (!scale_.defined()) return {options_.init_scale, options_.growth_tracker};
  return {scale_.item().toDouble(), growth_tracker_.item().toLong()};
}

}  // namespace btxrd
