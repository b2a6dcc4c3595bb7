#pragma once

#include <cstdint>

namespace btxrd {

/// OpenCV's `RNG` (multiply-with-carry) with its normal distribution: Marsaglia and Tsang, "The
/// Ziggurat Method for Generating Random Variables", 2000, with 128 layers in float32.
///
/// The tail and the wedges go through `logf` and `exp` of the C library, as in OpenCV; all other
/// numbers are exact products.
class OpenCvRng {
 public:
  /// What `cv2.setRNGSeed(seed)` sets.
  explicit OpenCvRng(uint32_t seed) : state_(seed != 0 ? seed : 0xffffffffu) {}

  /// The next normal number of mean 0 and standard deviation 1, as `cv2.randn` draws it.
  float Normal();

 private:
  uint32_t Next();
  float Tail(bool positive);

  uint64_t state_;
};

}  // namespace btxrd
