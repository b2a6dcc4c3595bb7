#pragma once

#include <cmath>

#include "core/training/batch_norm_kernels.h"

namespace btxrd {

/// What follows from a channel's mean and its sum of squared distances to it, in LibTorch's mixture of
/// float and double.
inline void FinishStatistics(int64_t channel, float squares, int64_t count, const BatchNormState& state, const BatchNormStatistics& stats) {
  const float mean = stats.mean[channel];
  const float invstd = static_cast<float>(1 / std::sqrt(static_cast<double>(squares / static_cast<float>(count)) + state.eps));
  const float momentum = static_cast<float>(state.momentum);
  float& running_mean = state.running_mean[channel];
  float& running_var = state.running_var[channel];
  running_mean = momentum * mean + (1 - momentum) * running_mean;
  const double unbiased = squares / static_cast<float>(count - 1);
  running_var = static_cast<float>(momentum * unbiased + (1 - momentum) * running_var);
  stats.invstd[channel] = invstd;
  stats.scale[channel] = invstd * state.weight[channel];
  stats.shift[channel] = std::fma(-mean, stats.scale[channel], state.bias[channel]);
}

}  // namespace btxrd
