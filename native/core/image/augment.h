#pragma once

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

#include "core/image/coarse_dropout.h"
#include "core/image/rgb_image.h"
#include "core/image/warp_affine.h"

namespace btxrd {

struct ClaheStep {
  double clip_limit;
};
struct HorizontalFlipStep {};
struct AffineStep {
  Matrix23 matrix;
};
struct BrightnessContrastStep {
  double alpha;
  double beta;
};
struct GaussNoiseStep {
  double mean;
  double std;
  uint32_t seed;
};
struct CoarseDropoutStep {
  std::vector<Hole> holes;
};

/// One change of an image with its parameters drawn.
using AugmentStep = std::variant<ClaheStep, HorizontalFlipStep, AffineStep, BrightnessContrastStep,
                                 GaussNoiseStep, CoarseDropoutStep>;

/// The image after all steps; nothing where there are none, as then it is the image itself. Pure
/// C++ on plain data, so it may run on any thread. Throws std::bad_alloc.
std::optional<RgbImage> Augment(const RgbView& image, const std::vector<AugmentStep>& steps);

}  // namespace btxrd
