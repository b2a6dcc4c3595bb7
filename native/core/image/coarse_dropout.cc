#include "core/image/coarse_dropout.h"

#include <algorithm>

namespace btxrd {

void CoarseDropout(RgbImage& image, const std::vector<Hole>& holes) {
  for (const Hole& hole : holes) {
    for (int y = hole.y_min; y < hole.y_max; ++y) {
      std::fill(image.Row(y) + ptrdiff_t{3} * hole.x_min, image.Row(y) + ptrdiff_t{3} * hole.x_max, uint8_t{0});
    }
  }
}

}  // namespace btxrd
