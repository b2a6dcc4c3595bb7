#include "core/image/horizontal_flip.h"

#include <algorithm>

namespace btxrd {

void HorizontalFlip(RgbImage& image) {
  for (int y = 0; y < image.height(); ++y) {
    uint8_t* left = image.Row(y);
    uint8_t* right = left + 3 * (static_cast<ptrdiff_t>(image.width()) - 1);
    for (; left < right; left += 3, right -= 3) std::swap_ranges(left, left + 3, right);
  }
}

}  // namespace btxrd
