#include "core/image/clahe.h"

#include <array>
#include <memory>

#include "core/image/clahe_plane.h"
#include "core/image/lab.h"

namespace btxrd {

namespace {

using Lab = LabConversion::Lab;

// Radiographs are gray: their a and b are constant, so the way back is a table of 256 entries.
class GrayTables {
 public:
  static const GrayTables& Get() {
    static const GrayTables tables;
    return tables;
  }

  bool Knows(uint8_t a, uint8_t b) const { return a == a_ && b == b_; }

  Lab FromGray(uint8_t gray) const { return lab_[gray]; }
  const std::array<uint8_t, 3>& ToRgb(uint8_t l) const { return rgb_[l]; }

 private:
  GrayTables() {
    const auto& conversion = LabConversion::Get();
    for (size_t i = 0; i < 256; ++i) {
      const auto value = static_cast<uint8_t>(i);
      const uint8_t gray[3] = {value, value, value};
      lab_[i] = conversion.FromRgb(gray);
    }
    a_ = lab_[128].a;
    b_ = lab_[128].b;
    for (size_t i = 0; i < 256; ++i) conversion.ToRgb({static_cast<uint8_t>(i), a_, b_}, rgb_[i].data());
  }

  std::array<Lab, 256> lab_;
  std::array<std::array<uint8_t, 3>, 256> rgb_;
  uint8_t a_;
  uint8_t b_;
};

}  // namespace

RgbImage Clahe(const RgbView& image, double clip_limit) {
  const auto& conversion = LabConversion::Get();
  const auto& grays = GrayTables::Get();
  const size_t pixels = image.Bytes() / 3;
  const auto lightness = std::make_unique_for_overwrite<uint8_t[]>(pixels);
  RgbImage result(image.width, image.height);

  // a and b wait in the result's second and third channel.
  uint8_t* target = result.data();
  const uint8_t* source = image.data;
  for (size_t i = 0; i < pixels; ++i, source += 3, target += 3) {
    const bool gray = source[0] == source[1] && source[1] == source[2];
    const Lab lab = gray ? grays.FromGray(source[0]) : conversion.FromRgb(source);
    lightness[i] = lab.l;
    target[1] = lab.a;
    target[2] = lab.b;
  }

  ClahePlane(lightness.get(), image.width, image.height, clip_limit);

  target = result.data();
  for (size_t i = 0; i < pixels; ++i, target += 3) {
    if (grays.Knows(target[1], target[2])) {
      const auto& rgb = grays.ToRgb(lightness[i]);
      target[0] = rgb[0];
      target[1] = rgb[1];
      target[2] = rgb[2];
    } else {
      conversion.ToRgb({lightness[i], target[1], target[2]}, target);
    }
  }
  return result;
}

}  // namespace btxrd
