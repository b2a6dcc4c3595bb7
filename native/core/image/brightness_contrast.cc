#include "core/image/brightness_contrast.h"

#include <algorithm>
#include <array>

namespace btxrd {

void BrightnessContrast(RgbImage& image, double alpha, double beta) {
  std::array<uint8_t, 256> table;
  for (size_t i = 0; i < table.size(); ++i) {
    const float value = static_cast<float>(i) * static_cast<float>(alpha) + static_cast<float>(beta);
    table[i] = static_cast<uint8_t>(std::clamp(value, 0.0f, 255.0f));
  }
  uint8_t* pixels = image.data();
  const size_t bytes = image.View().Bytes();
  for (size_t i = 0; i < bytes; ++i) pixels[i] = table[pixels[i]];
}

}  // namespace btxrd
