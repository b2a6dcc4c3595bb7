#pragma once

// AVX2 and FMA for single functions: the addon itself is built for any x86-64, and these run only
// where `HasFusedKernels` says so.

#include "core/fused/activation.h"
#include "core/fused/kernels.h"

#ifdef BTXRD_FUSED_KERNELS

#include <immintrin.h>

#include <cstddef>
#include <type_traits>
#include <utility>

#ifdef _MSC_VER
#define BTXRD_AVX2 __forceinline
#define BTXRD_AVX2_FUNCTION
#define BTXRD_AVX2_LAMBDA
#else
#define BTXRD_AVX2_FUNCTION __attribute__((target("avx2,fma")))
#define BTXRD_AVX2 BTXRD_AVX2_FUNCTION inline __attribute__((always_inline))
#define BTXRD_AVX2_LAMBDA __attribute__((always_inline, target("avx2,fma")))
#endif

namespace btxrd::avx2 {

constexpr std::size_t kLanes = 8;

template <typename Body, int... I>
BTXRD_AVX2 void UnrolledOver(Body&& body, std::integer_sequence<int, I...>) {
  (body(std::integral_constant<int, I>()), ...);
}

/// body(0), body(1), ..., with constants. Sums in an array get registers only when its indices are
/// constants from the beginning: a compiler unrolls nested loops too late for that.
template <int Count, typename Body>
BTXRD_AVX2 void Unrolled(Body&& body) {
  UnrolledOver(body, std::make_integer_sequence<int, Count>());
}

/// 1 / (1 + exp(-x)), within 2 units in the last place of float32.
BTXRD_AVX2 __m256 Sigmoid(__m256 x) {
  // exp(t) = 2^n * exp(r) with |r| <= ln(2) / 2; beyond the limits float32 has no other result.
  __m256 t = _mm256_sub_ps(_mm256_setzero_ps(), x);
  // The limits come first: a NaN in the second place is the result.
  t = _mm256_min_ps(_mm256_set1_ps(87.0f), _mm256_max_ps(_mm256_set1_ps(-87.0f), t));
  const __m256 n = _mm256_round_ps(_mm256_mul_ps(t, _mm256_set1_ps(1.44269504f)), _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
  // ln(2) as a sum of which n times the first part is exact.
  __m256 r = _mm256_fnmadd_ps(n, _mm256_set1_ps(0.693359375f), t);
  r = _mm256_fnmadd_ps(n, _mm256_set1_ps(-2.12194440e-4f), r);
  // Taylor's series; the first term that is left out is below 1.3e-7.
  __m256 p = _mm256_set1_ps(1.0f / 720);
  p = _mm256_fmadd_ps(p, r, _mm256_set1_ps(1.0f / 120));
  p = _mm256_fmadd_ps(p, r, _mm256_set1_ps(1.0f / 24));
  p = _mm256_fmadd_ps(p, r, _mm256_set1_ps(1.0f / 6));
  p = _mm256_fmadd_ps(p, r, _mm256_set1_ps(0.5f));
  p = _mm256_fmadd_ps(p, r, _mm256_set1_ps(1.0f));
  p = _mm256_fmadd_ps(p, r, _mm256_set1_ps(1.0f));
  const __m256i exponent = _mm256_slli_epi32(_mm256_cvtps_epi32(n), 23);
  const __m256 e = _mm256_castsi256_ps(_mm256_add_epi32(_mm256_castps_si256(p), exponent));
  return _mm256_div_ps(_mm256_set1_ps(1.0f), _mm256_add_ps(_mm256_set1_ps(1.0f), e));
}

template <Activation activation>
BTXRD_AVX2 __m256 Apply(__m256 x) {
  if constexpr (activation == Activation::kRelu) return _mm256_max_ps(_mm256_setzero_ps(), x);
  if constexpr (activation == Activation::kSilu) return _mm256_mul_ps(x, Sigmoid(x));
  if constexpr (activation == Activation::kSigmoid) return Sigmoid(x);
  return x;
}

}  // namespace btxrd::avx2

#endif
