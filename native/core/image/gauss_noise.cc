#include "core/image/gauss_noise.h"

#include <algorithm>

#include "core/image/opencv_rng.h"

namespace btxrd {

void GaussNoise(RgbImage& image, double mean, double std, uint32_t seed) {
  // float32 parameters, float64 noise, float32 again: the types that albumentations passes through.
  const double shift = static_cast<float>(mean);
  const double scale = static_cast<float>(std);
  OpenCvRng rng(seed);
  uint8_t* pixels = image.data();
  const size_t bytes = image.View().Bytes();
  for (size_t i = 0; i < bytes; ++i) {
    const float noise = static_cast<float>(rng.Normal() * scale + shift) * 255.0f;
    pixels[i] = static_cast<uint8_t>(std::clamp(pixels[i] + static_cast<int>(noise), 0, 255));
  }
}

}  // namespace btxrd
