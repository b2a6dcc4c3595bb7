#pragma once

#include <array>
#include <cstddef>
#include <memory>

#include "core/image/rgb_image.h"

namespace btxrd {

/// The arguments of one preprocessing job; plain data, so that it can run on any thread.
struct ResizeNormalizeJob {
  RgbView pixels;
  int out_width;
  int out_height;
  std::array<double, 3> mean;  // of values in [0, 1], per channel
  std::array<double, 3> std;   // the same, never 0

  /// Of float32 values of (3, out_height, out_width).
  size_t OutputBytes() const {
    return size_t{3} * static_cast<size_t>(out_width) * static_cast<size_t>(out_height) * sizeof(float);
  }
};

/// albumentations 2.0.8 `Resize(h, w)` then `Normalize(mean, std, max_pixel_value=255)`, and the
/// transposition to channel-first: equal in every byte to Python's. The memory is 64-byte aligned, as
/// LibTorch's own is. Throws std::bad_alloc.
std::shared_ptr<float> ResizeNormalize(const ResizeNormalizeJob& job);

}  // namespace btxrd
