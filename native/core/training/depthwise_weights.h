#pragma once

#include <cstdint>

namespace btxrd {

/// A depthwise convolution of contiguous maps.
struct DepthwiseShape {
  int64_t batch;
  int64_t channels;
  int64_t height;
  int64_t width;
  int64_t out_height;
  int64_t out_width;
  int64_t kernel;  ///< of both directions, as are stride and padding
  int64_t stride;
  int64_t padding;
};

/// The largest kernel that `DepthwiseWeightGradient` serves.
inline constexpr int64_t kLargestDepthwiseKernel = 7;

/// The gradient of a depthwise convolution's weights, (channels, kernel, kernel), in the order of additions that oneDNN has
/// where it makes a matrix of patches for each map (5 x 5 kernels on AVX2): 16 products at a time in 8
/// sums, image after image. Patches of one column of the kernel are one copy of the map, so this makes
/// `kernel` copies in place of `kernel` squared.
void DepthwiseWeightGradient(const float* x, const float* dy, float* dw, const DepthwiseShape& shape);

}  // namespace btxrd
