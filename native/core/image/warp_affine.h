#pragma once

#include <array>

#include "core/image/rgb_image.h"

namespace btxrd {

/// The first two rows of an affine matrix that takes source to target pixels.
using Matrix23 = std::array<double, 6>;

/// Sides from here on are refused, as OpenCV refuses them: positions are 16-bit.
constexpr int kMaxWarpSide = 32766;

/// `cv2.warpAffine(image, matrix, (width, height), flags=INTER_LINEAR, borderMode=BORDER_CONSTANT)`
/// of OpenCV 4.10 to 4.13, black outside; equal in every byte. Positions are fixed point with 5 bits
/// of fraction, so the result does not depend on the processor. Throws std::bad_alloc.
RgbImage WarpAffine(const RgbView& image, const Matrix23& matrix);

}  // namespace btxrd
