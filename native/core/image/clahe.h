#pragma once

#include "core/image/rgb_image.h"

namespace btxrd {

/// `albumentations.CLAHE` with tiles of 8 x 8: contrast-limited adaptive histogram equalisation of
/// the lightness (RGB to L*a*b*, `cv2.createCLAHE(clip_limit, (8, 8))` on L, and back). Equal in
/// every byte to OpenCV 4.x. Throws std::bad_alloc.
RgbImage Clahe(const RgbView& image, double clip_limit);

}  // namespace btxrd
