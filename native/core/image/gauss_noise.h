#pragma once

#include <cstdint>

#include "core/image/rgb_image.h"

namespace btxrd {

/// albumentations 2.0.8 `GaussNoise` on 8 bits, in place: noise of OpenCV's generator for every
/// value, `mean` and `std` in parts of 255, cut to whole numbers before it is added.
void GaussNoise(RgbImage& image, double mean, double std, uint32_t seed);

}  // namespace btxrd
