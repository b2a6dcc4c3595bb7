#pragma once

#include <cstdint>

namespace btxrd {

/// `cv2.createCLAHE(clip_limit, (8, 8)).apply(plane)` of OpenCV 4.x on width x height bytes, in
/// place; equal in every byte. Throws std::bad_alloc.
void ClahePlane(uint8_t* plane, int width, int height, double clip_limit);

}  // namespace btxrd
