#pragma once

#include <vector>

#include "core/image/rgb_image.h"

namespace btxrd {

/// A rectangle in pixels, the ends excluded.
struct Hole {
  int x_min;
  int y_min;
  int x_max;
  int y_max;
};

/// Blackens rectangles that lie in the image.
void CoarseDropout(RgbImage& image, const std::vector<Hole>& holes);

}  // namespace btxrd
