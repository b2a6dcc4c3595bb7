#include "core/image/horizontal_flip.h"

#include <cstring>
#include <vector>

namespace btxrd {

void HorizontalFlip(RgbImage& image) {
  const auto width = static_cast<size_t>(image.width());
  std::vector<uint8_t> source(3 * width + 1);
  for (int y = 0; y < image.height(); ++y) {
    uint8_t* target = image.Row(y);
    std::memcpy(source.data(), target, 3 * width);
    const uint8_t* pixel = source.data() + 3 * width;
    // Four bytes move at the cost of one; the fourth is overwritten by the next pixel.
    for (size_t x = 1; x < width; ++x, target += 3) std::memcpy(target, pixel -= 3, 4);
    std::memcpy(target, source.data(), 3);
  }
}

}  // namespace btxrd
