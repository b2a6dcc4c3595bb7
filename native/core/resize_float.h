#pragma once

namespace btxrd {

/// `cv2.resize(values, (out_width, out_height))` (INTER_LINEAR) of OpenCV 4.x for one float32 channel,
/// equal in every bit to its builds for x86-64, where Intel's IPP does the work. A source of one row or
/// one column takes another path there and differs by the last bit here.
///
/// All sizes are at least 1; `values` is (height, width) and `out` (out_height, out_width), row by row.
void ResizeFloat(const float* values, int width, int height, float* out, int out_width, int out_height);

}  // namespace btxrd
