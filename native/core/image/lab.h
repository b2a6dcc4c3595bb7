#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

namespace btxrd {

/// Conversion between 8-bit sRGB and 8-bit CIE L*a*b* (D65) in integers, equal for all 2^24 colours
/// to OpenCV 4.x's `COLOR_RGB2LAB` and `COLOR_LAB2RGB`. The tables are computed when first used.
class LabConversion {
 public:
  struct Lab {
    uint8_t l;
    uint8_t a;
    uint8_t b;
  };

  static const LabConversion& Get();

  Lab FromRgb(const uint8_t* rgb) const {
    const int r = linear_[rgb[0]];
    const int g = linear_[rgb[1]];
    const int b = linear_[rgb[2]];
    const int fx = cube_root_[Rounded(to_xyz_[0] * r + to_xyz_[1] * g + to_xyz_[2] * b, 12)];
    const int fy = cube_root_[Rounded(to_xyz_[3] * r + to_xyz_[4] * g + to_xyz_[5] * b, 12)];
    const int fz = cube_root_[Rounded(to_xyz_[6] * r + to_xyz_[7] * g + to_xyz_[8] * b, 12)];
    return {Clipped(Rounded(296 * fy - 1336934, 15)), Clipped(Rounded(500 * (fx - fy) + (128 << 15), 15)),
            Clipped(Rounded(200 * (fy - fz) + (128 << 15), 15))};
  }

  void ToRgb(Lab lab, uint8_t* rgb) const {
    const int fy = lightness_root_[lab.l];
    const int y = luminance_[lab.l];
    const int x = Cubed(fy + a_shift_[lab.a]);
    const int z = Cubed(fy - b_shift_[lab.b]);
    for (int c = 0; c < 3; ++c) {
      const int linear = Rounded(to_rgb_[3 * c] * x + to_rgb_[3 * c + 1] * y + to_rgb_[3 * c + 2] * z, 14);
      rgb[c] = gamma_[std::clamp(linear, 0, kGammaSize - 1)];
    }
  }

 private:
  static constexpr int kGammaSize = 4096;
  static constexpr int kOne = 1 << 14;  // 1.0 of the inverse direction

  LabConversion();

  static int Rounded(int value, int bits) { return (value + (1 << (bits - 1))) >> bits; }
  static uint8_t Clipped(int value) { return static_cast<uint8_t>(std::clamp(value, 0, 255)); }

  // The inverse of the cube root with its straight part, in 14 bits.
  static int Cubed(int f) {
    if (f <= 3390) return f * 108 / 841 - kOne * 16 / 116 * 108 / 841;
    return f * f / kOne * f / kOne;
  }

  std::array<int, 9> to_xyz_;                      // 12 bits
  std::array<int, 9> to_rgb_;                      // 12 bits
  std::array<uint16_t, 256> linear_;               // of an sRGB value, scaled to 255 * 8
  std::array<uint16_t, 256 * 8 * 3 / 2> cube_root_;  // of a linear value, 15 bits
  std::array<int, 256> luminance_;                 // of L, 14 bits
  std::array<int, 256> lightness_root_;            // of L, 14 bits
  std::array<int, 256> a_shift_;                   // of a, 14 bits
  std::array<int, 256> b_shift_;                   // of b, 14 bits
  std::array<uint8_t, kGammaSize> gamma_;          // of a linear value of 12 bits
};

}  // namespace btxrd
