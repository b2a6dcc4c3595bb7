#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>

namespace btxrd {

/// What was found out about a kernel, for each shape that it ran on: whether it has LibTorch's bits. Which
/// of its kernels LibTorch takes depends on the shape, and on the CPU. Only the executor's thread uses it.
template <std::size_t Numbers>
class ProvenShapes {
 public:
  using Shape = std::array<int64_t, Numbers>;

  /// Nothing for a shape that was not tried yet.
  std::optional<bool>& operator[](const Shape& shape) { return verdicts_[shape]; }

 private:
  std::map<Shape, std::optional<bool>> verdicts_;
};

}  // namespace btxrd
