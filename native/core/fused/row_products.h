#pragma once

// The product of a small matrix and one vector, for whoever takes the sums.

#include <cstdint>

#include "core/fused/simd_avx2.h"

#ifdef BTXRD_FUSED_KERNELS

namespace btxrd::avx2 {

BTXRD_AVX2 float SumOfLanes(__m256 x) {
  const __m128 four = _mm_add_ps(_mm256_castps256_ps128(x), _mm256_extractf128_ps(x, 1));
  const __m128 two = _mm_add_ps(four, _mm_movehl_ps(four, four));
  return _mm_cvtss_f32(_mm_add_ss(two, _mm_movehdup_ps(two)));
}

/// take(row, sum) with each row of the matrix (count, length) times `vector`, `length` being a multiple
/// of 8. Several rows at a time: one sum would wait for itself.
template <typename Take>
BTXRD_AVX2 void ForRowProducts(const float* matrix, int64_t count, const float* vector, int64_t length, Take&& take) {
  const auto products = [&](auto rows, int64_t first) BTXRD_AVX2_LAMBDA {
    constexpr int kRows = decltype(rows)::value;
    __m256 sums[kRows];
    Unrolled<kRows>([&](auto r) BTXRD_AVX2_LAMBDA { sums[r] = _mm256_setzero_ps(); });
    for (int64_t k = 0; k < length; k += kLanes) {
      const __m256 value = _mm256_loadu_ps(vector + k);
      Unrolled<kRows>([&](auto r) BTXRD_AVX2_LAMBDA {
        sums[r] = _mm256_fmadd_ps(_mm256_loadu_ps(matrix + (first + r) * length + k), value, sums[r]);
      });
    }
    Unrolled<kRows>([&](auto r) BTXRD_AVX2_LAMBDA { take(first + r, SumOfLanes(sums[r])); });
  };
  constexpr std::integral_constant<int, 8> kMany;
  constexpr std::integral_constant<int, 1> kOne;
  int64_t row = 0;
  for (; row + kMany <= count; row += kMany) products(kMany, row);
  for (; row < count; ++row) products(kOne, row);
}

}  // namespace btxrd::avx2

#endif
