#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>

namespace btxrd {

/// 8-bit RGB pixels of (height, width, 3), row by row, that somebody else owns.
struct RgbView {
  const uint8_t* data;
  int width;
  int height;

  size_t Bytes() const { return size_t{3} * static_cast<size_t>(width) * static_cast<size_t>(height); }
  const uint8_t* Row(int y) const { return data + size_t{3} * static_cast<size_t>(width) * static_cast<size_t>(y); }
};

/// The same, owned. A new one is uninitialised memory.
class RgbImage {
 public:
  RgbImage(int width, int height)
      : width_(width),
        height_(height),
        data_(std::make_unique_for_overwrite<uint8_t[]>(RgbView{nullptr, width, height}.Bytes())) {}

  /// A copy.
  explicit RgbImage(const RgbView& view) : RgbImage(view.width, view.height) {
    std::copy_n(view.data, view.Bytes(), data_.get());
  }

  int width() const { return width_; }
  int height() const { return height_; }
  RgbView View() const { return {data_.get(), width_, height_}; }
  uint8_t* data() { return data_.get(); }
  uint8_t* Row(int y) { return data_.get() + size_t{3} * static_cast<size_t>(width_) * static_cast<size_t>(y); }

 private:
  int width_;
  int height_;
  std::unique_ptr<uint8_t[]> data_;
};

}  // namespace btxrd
