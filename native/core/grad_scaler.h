#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <vector>

namespace btxrd {

/// Settings of `torch.amp.GradScaler`.
struct ScalerOptions {
  double init_scale;
  double growth_factor;
  double backoff_factor;
  int64_t growth_interval;
  int64_t growth_tracker;
};

/// What `GradScaler.state_dict` reads from the device.
struct ScalerValues {
  double scale;
  int64_t growth_tracker;
};

/// The tensors and arithmetic of `torch.amp.GradScaler`; which call may follow which is checked by
/// lib/training/grad_scaler.ts. Not thread-safe: the executor thread alone calls it.
class GradScaler {
 public:
  explicit GradScaler(const ScalerOptions& options) : options_(options) {}

  /// `outputs * scale`; the first call puts the scale on the device of `outputs`.
  at::Tensor Scale(const at::Tensor& outputs);

  /// Multiplies the gradients by 1 / scale in place, and tells whether one is not finite.
  bool Unscale(const std::vector<at::Tensor>& gradients);

  /// Grows or backs off the scale, after whether a step since the last update found infinities.
  ScalerValues Update(bool found_inf);

  /// Continues from other values, as `load_state_dict`.
  void Load(const ScalerOptions& options);
  void SetScale(double scale);

  ScalerValues Values() const;

 private:
  void CheckStarted(const char* call) const;

  ScalerOptions options_;
  at::Tensor scale_;
  at::Tensor growth_tracker_;
};

}  // namespace btxrd
