#include "core/image/lab.h"

#include <cmath>

namespace btxrd {

namespace {

constexpr std::array<double, 9> kRgbToXyz = {0.412453, 0.357580, 0.180423, 0.212671, 0.715160,
                                             0.072169, 0.019334, 0.119193, 0.950227};
constexpr std::array<double, 9> kXyzToRgb = {3.240479,  -1.53715, -0.498535, -0.969256, 1.875991,
                                             0.041556,  0.055648, -0.204043, 1.057311};
constexpr std::array<double, 3> kWhiteD65 = {0.950456, 1.0, 1.088754};

int Nearest(double value) { return static_cast<int>(std::nearbyint(value)); }

// The transfer curve of sRGB, and its inverse.
double ToLinear(double value) {
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double FromLinear(double value) {
  return value <= 0.0031308 ? value * 12.92 : std::pow(value, 1 / 2.4) * 1.055 - 0.055;
}

// The float32 that is not above the value.
float CutToFloat(double value) {
  const auto nearest = static_cast<float>(value);
  return nearest > value ? std::nextafter(nearest, 0.0f) : nearest;
}

// CIE's f(t), a cube root that is straight near 0, in float32. OpenCV's own root cuts its result,
// which decides the rounding of two table entries.
float CubeRoot(float t) {
  if (t < 216.0f / 24389.0f) return std::fma(t, 841.0f / 108.0f, 16.0f / 116.0f);
  return CutToFloat(std::cbrt(static_cast<double>(t)));
}

}  // namespace

// OpenCV computes these tables in software floating point, so that they are the same everywhere.
// Doubles give the same integers but for the cube root (a test compares every colour); no value is
// near enough to a tie for the last digit of a C library's function to matter.
LabConversion::LabConversion() {
  for (size_t i = 0; i < 9; ++i) {
    to_xyz_[i] = Nearest(4096 * kRgbToXyz[i] / kWhiteD65[i / 3]);
    to_rgb_[i] = Nearest(4096 * kXyzToRgb[i] * kWhiteD65[i % 3]);
  }
  for (int i = 0; i < 256; ++i) {
    const auto at = static_cast<size_t>(i);
    linear_[at] = static_cast<uint16_t>(Nearest(255 * 8 * ToLinear(i / 255.0)));
    const double f = i <= 20 ? 16.0 / 116 + i * 5.0 / (3 * 17 * 29) : (i * 100.0 / 255 + 16) / 116;
    lightness_root_[at] = Nearest(kOne * f);
    luminance_[at] = Nearest(kOne * (i <= 20 ? i * 20.0 * 9 / (17 * 29 * 29 * 29) : f * f * f));
    // i / 500 and i / 200 in OpenCV's reciprocals.
    a_shift_[at] = ((5 * i * 53687 + (1 << 7)) >> 13) - 128 * kOne / 500;
    b_shift_[at] = ((i * 41943 + (1 << 4)) >> 9) - 128 * kOne / 200 + 1;
  }
  for (size_t i = 0; i < cube_root_.size(); ++i) {
    const float t = 1.0f / (255 * 8) * static_cast<float>(i);
    cube_root_[i] = static_cast<uint16_t>(Nearest((1 << 15) * CubeRoot(t)));
  }
  for (size_t i = 0; i < gamma_.size(); ++i) {
    gamma_[i] = static_cast<uint8_t>(Nearest(255 * FromLinear(static_cast<double>(i) / kGammaSize)));
  }
}

const LabConversion& LabConversion::Get() {
  static const LabConversion tables;
  return tables;
}

}  // namespace btxrd
