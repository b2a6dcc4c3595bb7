#pragma once

#include <c10/util/ArrayRef.h>

#include <cstdint>
#include <optional>

namespace btxrd {

/// One past the last element that a view of these strides touches; `offset` when it has none.
/// Empty for negative numbers and for what leaves 63 bits.
std::optional<int64_t> EndOfView(int64_t offset, c10::IntArrayRef shape, c10::IntArrayRef strides);

}  // namespace btxrd
