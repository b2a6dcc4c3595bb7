#include "core/image/warp_affine.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <vector>

namespace btxrd {

namespace {

constexpr int kPositionBits = 10;
constexpr int kFractionBits = 5;
constexpr int kFractions = 1 << kFractionBits;
constexpr double kPositionScale = 1 << kPositionBits;

// OpenCV's order of operations, without fused ones.
Matrix23 Inverse(const Matrix23& m) {
  double determinant = m[0] * m[4] - m[1] * m[3];
  determinant = determinant != 0 ? 1.0 / determinant : 0;
  const double a = m[4] * determinant;
  const double b = m[1] * -determinant;
  const double c = m[3] * -determinant;
  const double d = m[0] * determinant;
  return {a, b, -a * m[2] - b * m[5], c, d, -c * m[2] - d * m[5]};
}

// 0 for NaN, which the inverse of a matrix close to singular may have.
int32_t Fixed(double value) {
  if (std::isnan(value)) return 0;
  constexpr double low = std::numeric_limits<int32_t>::min();
  constexpr double high = std::numeric_limits<int32_t>::max();
  return static_cast<int32_t>(std::clamp(std::nearbyint(value), low, high));
}

std::vector<int32_t> Steps(double slope, int count) {
  std::vector<int32_t> steps(static_cast<size_t>(count));
  for (int i = 0; i < count; ++i) steps[static_cast<size_t>(i)] = Fixed(slope * i * kPositionScale);
  return steps;
}

// One pixel in three lanes of 21 bits: a weighted sum of four needs 18.
uint64_t Lanes(const uint8_t* p) {
  return p[0] | uint64_t{p[1]} << 21 | uint64_t{p[2]} << 42;
}

/// Reads the source bilinearly at positions with 5 bits of fraction.
class Sampler {
 public:
  explicit Sampler(const RgbView& image)
      : image_(image), row_bytes_(size_t{3} * static_cast<size_t>(image.width)) {}

  void Sample(int32_t x, int32_t y, uint8_t* target) const {
    // Arithmetic shifts: rounded down, below zero too.
    const int32_t column = x >> kFractionBits;
    const int32_t row = y >> kFractionBits;
    const auto fx = static_cast<uint64_t>(x & (kFractions - 1));
    const auto fy = static_cast<uint64_t>(y & (kFractions - 1));
    uint64_t upper_left;
    uint64_t upper_right;
    uint64_t lower_left;
    uint64_t lower_right;
    if (Inside(column, image_.width - 1) && Inside(row, image_.height - 1)) {
      const uint8_t* upper = image_.Row(row) + size_t{3} * static_cast<size_t>(column);
      const uint8_t* lower = upper + row_bytes_;
      upper_left = Lanes(upper);
      upper_right = Lanes(upper + 3);
      lower_left = Lanes(lower);
      lower_right = Lanes(lower + 3);
    } else {
      upper_left = OrBlack(column, row);
      upper_right = OrBlack(column + 1, row);
      lower_left = OrBlack(column, row + 1);
      lower_right = OrBlack(column + 1, row + 1);
    }
    // OpenCV's weights of 15 bits are multiples of 32, so these of 10 bits round alike.
    const uint64_t left = upper_left * (kFractions - fy) + lower_left * fy;
    const uint64_t right = upper_right * (kFractions - fy) + lower_right * fy;
    const uint64_t sum = left * (kFractions - fx) + right * fx + kHalves;
    target[0] = static_cast<uint8_t>(sum >> 10);
    target[1] = static_cast<uint8_t>(sum >> 31);
    target[2] = static_cast<uint8_t>(sum >> 52);
  }

 private:
  static constexpr uint64_t kHalves = uint64_t{512} | uint64_t{512} << 21 | uint64_t{512} << 42;

  static bool Inside(int32_t position, int length) {
    return static_cast<uint32_t>(position) < static_cast<uint32_t>(length);
  }

  uint64_t OrBlack(int32_t column, int32_t row) const {
    if (!Inside(column, image_.width) || !Inside(row, image_.height)) return 0;
    return Lanes(image_.Row(row) + size_t{3} * static_cast<size_t>(column));
  }

  RgbView image_;
  size_t row_bytes_;
};

}  // namespace

RgbImage WarpAffine(const RgbView& image, const Matrix23& matrix) {
  const Matrix23 inverse = Inverse(matrix);
  const std::vector<int32_t> steps_x = Steps(inverse[0], image.width);
  const std::vector<int32_t> steps_y = Steps(inverse[3], image.width);
  constexpr int kShift = kPositionBits - kFractionBits;
  constexpr int kRound = 1 << (kShift - 1);
  const Sampler sampler(image);
  RgbImage result(image.width, image.height);
  for (int y = 0; y < image.height; ++y) {
    const int64_t start_x = int64_t{Fixed((inverse[1] * y + inverse[2]) * kPositionScale)} + kRound;
    const int64_t start_y = int64_t{Fixed((inverse[4] * y + inverse[5]) * kPositionScale)} + kRound;
    uint8_t* target = result.Row(y);
    for (size_t x = 0; x < steps_x.size(); ++x, target += 3) {
      sampler.Sample(static_cast<int32_t>((start_x + steps_x[x]) >> kShift),
                     static_cast<int32_t>((start_y + steps_y[x]) >> kShift), target);
    }
  }
  return result;
}

}  // namespace btxrd
