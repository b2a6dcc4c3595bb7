#include "core/image/augment.h"

#include <utility>

#include "core/image/brightness_contrast.h"
#include "core/image/clahe.h"
#include "core/image/gauss_noise.h"
#include "core/image/horizontal_flip.h"

namespace btxrd {

namespace {

/// Copies the image when a step first needs to write; CLAHE and the warp bring a copy of their own.
class Augmentation {
 public:
  explicit Augmentation(const RgbView& source) : source_(source) {}

  void operator()(const ClaheStep& step) { image_ = Clahe(View(), step.clip_limit); }
  void operator()(const HorizontalFlipStep&) { HorizontalFlip(Image()); }
  void operator()(const AffineStep& step) { image_ = WarpAffine(View(), step.matrix); }
  void operator()(const BrightnessContrastStep& step) { BrightnessContrast(Image(), step.alpha, step.beta); }
  void operator()(const GaussNoiseStep& step) { GaussNoise(Image(), step.mean, step.std, step.seed); }
  void operator()(const CoarseDropoutStep& step) { CoarseDropout(Image(), step.holes); }

  std::optional<RgbImage> Take() { return std::move(image_); }

 private:
  RgbView View() const { return image_ ? image_->View() : source_; }

  RgbImage& Image() {
    if (!image_) image_.emplace(source_);
    return *image_;
  }

  RgbView source_;
  std::optional<RgbImage> image_;
};

}  // namespace

std::optional<RgbImage> Augment(const RgbView& image, const std::vector<AugmentStep>& steps) {
  Augmentation augmentation(image);
  for (const AugmentStep& step : steps) std::visit(augmentation, step);
  return augmentation.Take();
}

}  // namespace btxrd
