#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>

namespace btxrd {

/// The arguments of one preprocessing job; plain data, so that it can run on any thread.
struct ResizeNormalizeJob {
  const uint8_t* pixels;  // (height, width, 3), RGB
  int width;
  int height;
  int out_width;
  int out_height;
  std::array<double, 3> mean;  // of values in [0, 1], per channel
  std::array<double, 3> std;   // the same, never 0
};

/// Float32 memory for (3, out_height, out_width), 64-byte aligned as LibTorch's own is.
std::shared_ptr<float> AllocatePlanes(int out_width, int out_height);

/// albumentations 2.0.8 `Resize(h, w)` then `Normalize(mean, std, max_pixel_value=255)`, and the
/// transposition to channel-first: equal in every byte to Python's. Throws std::bad_alloc.
std::shared_ptr<float> ResizeNormalize(const ResizeNormalizeJob& job);

}  // namespace btxrd
