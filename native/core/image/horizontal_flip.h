#pragma once

#include "core/image/rgb_image.h"

namespace btxrd {

/// `cv2.flip(image, 1)`, in place.
void HorizontalFlip(RgbImage& image);

}  // namespace btxrd
