#include "core/resize_float.h"

#include <cmath>
#include <cstddef>
#include <vector>

namespace btxrd {

namespace {

/// An output coordinate lies `fraction` of the way from `index` to `next`.
struct Tap {
  int index;
  int next;
  float fraction;
};

// The fraction is taken in double and rounded once, where OpenCV's own code and its 8-bit path round
// the coordinate first. At both borders the last value stands alone.
std::vector<Tap> Taps(int size, int out_size) {
  std::vector<Tap> taps(static_cast<std::size_t>(out_size));
  const double scale = static_cast<double>(size) / out_size;
  for (int i = 0; i < out_size; ++i) {
    const double coordinate = (i + 0.5) * scale - 0.5;
    const double floor = std::floor(coordinate);
    Tap& tap = taps[static_cast<std::size_t>(i)];
    if (coordinate < 0) {
      tap = {0, 0, 0.0f};
    } else if (coordinate >= size - 1) {
      tap = {size - 1, size - 1, 0.0f};
    } else {
      tap = {static_cast<int>(floor), static_cast<int>(floor) + 1, static_cast<float>(coordinate - floor)};
    }
  }
  return taps;
}

// One rounding for the product and the sum, on every CPU: written out, since a compiler may not fuse.
float Blend(float from, float to, float fraction) { return std::fma(to - from, fraction, from); }

}  // namespace

void ResizeFloat(const float* values, int width, int height, float* out, int out_width, int out_height) {
  const std::vector<Tap> columns = Taps(width, out_width);
  const std::vector<Tap> rows = Taps(height, out_height);
  const auto stride = static_cast<std::size_t>(out_width);
  std::vector<float> widened(static_cast<std::size_t>(height) * stride);
  for (int y = 0; y < height; ++y) {
    const float* source = values + static_cast<std::ptrdiff_t>(y) * width;
    float* target = widened.data() + static_cast<std::size_t>(y) * stride;
    for (std::size_t x = 0; x < stride; ++x) {
      target[x] = Blend(source[columns[x].index], source[columns[x].next], columns[x].fraction);
    }
  }
  for (const Tap& row : rows) {
    const float* upper = widened.data() + static_cast<std::size_t>(row.index) * stride;
    const float* lower = widened.data() + static_cast<std::size_t>(row.next) * stride;
    for (std::size_t x = 0; x < stride; ++x) out[x] = Blend(upper[x], lower[x], row.fraction);
    out += stride;
  }
}

}  // namespace btxrd
