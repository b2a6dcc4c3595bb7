#pragma once

#include <cstdint>

namespace btxrd {

/// One image's output of a convolutional layer, and how its elements lie in memory.
struct FeatureMap {
  const float* values;
  int64_t channels;
  int height;
  int width;
  bool channels_last;
};

/// Grad-CAM of one image as pytorch-grad-cam 1.5.5 computes it: each channel weighted by the mean of
/// its gradient, the sum's positive part, scaled to 0..1, enlarged, scaled again.
///
/// `gradients` is (channels, height, width) without gaps; `out` takes out_height rows of out_width.
/// Equal in every bit to the library on NumPy 2 for x86-64: the sums are added in NumPy's order, which
/// follows the memory format of the features.
void HeatMap(const FeatureMap& features, const float* gradients, float* out, int out_width, int out_height);

}  // namespace btxrd
