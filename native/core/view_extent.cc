#include "core/view_extent.h"

namespace btxrd {

std::optional<int64_t> EndOfView(int64_t offset, c10::IntArrayRef shape, c10::IntArrayRef strides) {
  if (offset < 0 || shape.size() != strides.size()) return std::nullopt;
  int64_t last = offset;
  bool is_empty = false;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    if (shape[i] < 0 || strides[i] < 0) return std::nullopt;
    if (shape[i] == 0) {
      is_empty = true;
      continue;
    }
    int64_t span = 0;
    if (__builtin_mul_overflow(shape[i] - 1, strides[i], &span) || __builtin_add_overflow(last, span, &last)) return std::nullopt;
  }
  if (is_empty) return offset;
  int64_t end = 0;
  if (__builtin_add_overflow(last, 1, &end)) return std::nullopt;
  return end;
}

}  // namespace btxrd
