#pragma once

#include "core/image/rgb_image.h"

namespace btxrd {

/// albumentations 2.0.8 `RandomBrightnessContrast` on 8 bits, in place: `alpha * value + beta` in
/// float32, clipped and cut to a whole number.
void BrightnessContrast(RgbImage& image, double alpha, double beta);

}  // namespace btxrd
