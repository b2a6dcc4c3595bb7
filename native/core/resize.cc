#include "core/resize.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace btxrd {

namespace {

constexpr float kWeightScale = 2048.0f;  // OpenCV's INTER_RESIZE_COEF_SCALE, 11 bits

int32_t FixedWeight(float weight) {
  return static_cast<int32_t>(std::nearbyint(weight * kWeightScale));
}

}  // namespace

LinearResizer::LinearResizer(const uint8_t* pixels, int width, int height, int out_width,
                             int out_height)
    : pixels_(pixels), width_(width), height_(height), out_width_(out_width) {
  if (width == out_width && height == out_height) {
    kind_ = Kind::kCopy;
  } else if (width == int64_t{2} * out_width && height == int64_t{2} * out_height) {
    // OpenCV turns the exact 2:1 case into a mean of four pixels; one halved axis is not special.
    kind_ = Kind::kHalve;
  } else {
    kind_ = Kind::kBlend;
    x_taps_ = Taps(width, out_width, true);
    y_taps_ = Taps(height, out_height, false);
    for (auto& row : cache_) row.resize(static_cast<size_t>(out_width) * kChannels);
  }
}

// OpenCV clamps the fraction at the borders of a row, but of a column only the two row numbers:
// there the fraction stays, and the same row is blended with itself.
std::vector<LinearResizer::Tap> LinearResizer::Taps(int size, int out_size, bool clamp_fraction) {
  std::vector<Tap> taps(static_cast<size_t>(out_size));
  // Both divisions as OpenCV does them: size / out_size may differ in the last bit.
  const double scale = 1.0 / (static_cast<double>(out_size) / size);
  for (int i = 0; i < out_size; ++i) {
    float fraction = static_cast<float>((i + 0.5) * scale - 0.5);
    int index = static_cast<int>(std::floor(fraction));
    fraction -= static_cast<float>(index);
    if (clamp_fraction && (index < 0 || index >= size - 1)) {
      index = std::clamp(index, 0, size - 1);
      fraction = 0.0f;
    }
    taps[static_cast<size_t>(i)] = {index, FixedWeight(1.0f - fraction), FixedWeight(fraction)};
  }
  return taps;
}

void LinearResizer::Row(int y, uint8_t* planes) {
  switch (kind_) {
    case Kind::kCopy: return CopyRow(y, planes);
    case Kind::kHalve: return HalveRow(y, planes);
    case Kind::kBlend: return BlendRow(y, planes);
  }
}

const uint8_t* LinearResizer::SourceRow(int y) const {
  const auto row = static_cast<size_t>(std::clamp(y, 0, height_ - 1));
  return pixels_ + row * static_cast<size_t>(width_) * kChannels;
}

void LinearResizer::CopyRow(int y, uint8_t* planes) const {
  const uint8_t* source = SourceRow(y);
  for (int x = 0; x < out_width_; ++x) {
    for (int c = 0; c < kChannels; ++c) {
      planes[static_cast<size_t>(c) * out_width_ + x] = source[x * size_t{kChannels} + c];
    }
  }
}

void LinearResizer::HalveRow(int y, uint8_t* planes) const {
  const uint8_t* top = SourceRow(2 * y);
  const uint8_t* bottom = SourceRow(2 * y + 1);
  for (int x = 0; x < out_width_; ++x) {
    const size_t left = x * size_t{2} * kChannels;
    const size_t right = left + kChannels;
    for (int c = 0; c < kChannels; ++c) {
      planes[static_cast<size_t>(c) * out_width_ + x] = static_cast<uint8_t>(
          (top[left + c] + top[right + c] + bottom[left + c] + bottom[right + c] + 2) >> 2);
    }
  }
}

// Source row y resized along x, as planes. The sums have 19 bits; the vertical pass reads only
// their upper 15 (255 * 2049 >> 4 fits), so they are stored shifted, at half the memory.
const int16_t* LinearResizer::Horizontal(int y) {
  y = std::clamp(y, 0, height_ - 1);
  auto& slot = cache_[y & 1];  // a pair of neighbouring rows never shares a slot
  if (cached_row_[y & 1] != y) {
    const uint8_t* source = SourceRow(y);
    const size_t last = static_cast<size_t>(width_ - 1) * kChannels;
    int16_t* red = slot.data();
    int16_t* green = red + out_width_;
    int16_t* blue = green + out_width_;
    for (int x = 0; x < out_width_; ++x) {
      const Tap& tap = x_taps_[static_cast<size_t>(x)];
      const size_t left = static_cast<size_t>(tap.index) * kChannels;
      const uint8_t* p0 = source + left;
      const uint8_t* p1 = source + std::min(left + kChannels, last);
      red[x] = static_cast<int16_t>((p0[0] * tap.weight0 + p1[0] * tap.weight1) >> 4);
      green[x] = static_cast<int16_t>((p0[1] * tap.weight0 + p1[1] * tap.weight1) >> 4);
      blue[x] = static_cast<int16_t>((p0[2] * tap.weight0 + p1[2] * tap.weight1) >> 4);
    }
    cached_row_[y & 1] = y;
  }
  return slot.data();
}

void LinearResizer::BlendRow(int y, uint8_t* planes) {
  const Tap& tap = y_taps_[static_cast<size_t>(y)];
  const int16_t* upper = Horizontal(tap.index);
  const int16_t* lower = Horizontal(tap.index + 1);
  // 16-bit locals and a high-half product: compilers turn this loop into vector multiplies.
  const auto weight0 = static_cast<int16_t>(tap.weight0);
  const auto weight1 = static_cast<int16_t>(tap.weight1);
  const size_t count = static_cast<size_t>(out_width_) * kChannels;
  for (size_t i = 0; i < count; ++i) {
    const auto part0 = static_cast<int16_t>((weight0 * upper[i]) >> 16);
    const auto part1 = static_cast<int16_t>((weight1 * lower[i]) >> 16);
    const auto value = static_cast<int16_t>((part0 + part1 + 2) >> 2);
    planes[i] = static_cast<uint8_t>(std::clamp<int16_t>(value, 0, 255));
  }
}

}  // namespace btxrd
