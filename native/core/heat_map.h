#pragma once

#include <cstdint>

namespace btxrd {

/// One image's output of a convolutional layer, or its gradient, and how the elements lie in memory.
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
/// `gradients` has the shape of `features`; `out` takes out_height rows of out_width. The sums are
/// added in NumPy's order, which follows the memory format, so that the result is equal in every bit to
/// the library's on NumPy 2 for x86-64; see ResizeFloat for maps of one row or column.
void HeatMap(const FeatureMap& features, const FeatureMap& gradients, float* out, int out_width, int out_height);

}  // namespace btxrd
