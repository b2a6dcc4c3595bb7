#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace btxrd {

/// `cv2.resize(image, (out_width, out_height), interpolation=cv2.INTER_LINEAR)` of OpenCV 4.x for
/// 8-bit RGB, equal in every byte, given row by row as three planes (channel-first is what the
/// network wants, and contiguous planes are what the compiler can vectorise).
///
/// Integer arithmetic throughout, so the result depends neither on the CPU nor on the compiler.
class LinearResizer {
 public:
  static constexpr int kChannels = 3;

  /// All sizes are in pixels and at least 1; `pixels` is (height, width, 3) and must outlive this.
  LinearResizer(const uint8_t* pixels, int width, int height, int out_width, int out_height);

  /// Writes output row `y` to `planes`: out_width bytes of red, then of green, then of blue.
  void Row(int y, uint8_t* planes);

 private:
  /// Where an output coordinate falls: between `index` and the next, weights of 11 bits.
  struct Tap {
    int index;
    int32_t weight0;
    int32_t weight1;
  };

  static std::vector<Tap> Taps(int size, int out_size, bool clamp_fraction);

  const uint8_t* SourceRow(int y) const;
  const int16_t* Horizontal(int y);
  void CopyRow(int y, uint8_t* planes) const;
  void HalveRow(int y, uint8_t* planes) const;
  void BlendRow(int y, uint8_t* planes);

  enum class Kind { kCopy, kHalve, kBlend };

  const uint8_t* pixels_;
  int width_;
  int height_;
  int out_width_;
  Kind kind_;
  std::vector<Tap> x_taps_;
  std::vector<Tap> y_taps_;

  // Two horizontally resized source rows: neighbouring output rows share them when enlarging.
  std::vector<int16_t> cache_[2];
  int cached_row_[2] = {-1, -1};
};

}  // namespace btxrd
