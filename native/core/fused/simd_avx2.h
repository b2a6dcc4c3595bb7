#pragma once

// AVX2 and FMA for single functions: the addon itself is built for any x86-64, and these run only
// where `HasFusedKernels` says so.

#include "core/fused/activation.h"
#include "core/fused/kernels.h"

#ifdef BTXRD_FUSED_KERNELS

#include <immintrin.h>

#include <cstdint>
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

constexpr int64_t kLanes = 8;

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

/// 2^t for |t| <= 126, beyond which it stays; within 2 units in the last place of float32.
BTXRD_AVX2 __m256 Exp2(__m256 t) {
  // The limits come first: a NaN in the second place is the result.
  t = _mm256_min_ps(_mm256_set1_ps(126.0f), _mm256_max_ps(_mm256_set1_ps(-126.0f), t));
  const __m256 n = _mm256_round_ps(t, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
  const __m256 f = _mm256_sub_ps(t, n);
  // The polynomial of degree 5 with the least relative error on [-0.5, 0.5], 7.5e-8.
  __m256 p = _mm256_set1_ps(0.0013276472f);
  p = _mm256_fmadd_ps(p, f, _mm256_set1_ps(0.00967554133f));
  p = _mm256_fmadd_ps(p, f, _mm256_set1_ps(0.0555071327f));
  p = _mm256_fmadd_ps(p, f, _mm256_set1_ps(0.240221197f));
  p = _mm256_fmadd_ps(p, f, _mm256_set1_ps(0.693146967f));
  p = _mm256_fmadd_ps(p, f, _mm256_set1_ps(1.0f));
  const __m256i exponent = _mm256_slli_epi32(_mm256_cvtps_epi32(n), 23);
  return _mm256_castsi256_ps(_mm256_add_epi32(_mm256_castps_si256(p), exponent));
}

/// numerator / (1 + exp(-x))
BTXRD_AVX2 __m256 TimesSigmoid(__m256 numerator, __m256 x) {
  const __m256 e = Exp2(_mm256_mul_ps(x, _mm256_set1_ps(-1.44269504f)));
  return _mm256_div_ps(numerator, _mm256_add_ps(_mm256_set1_ps(1.0f), e));
}

template <Activation activation>
BTXRD_AVX2 __m256 Apply(__m256 x) {
  if constexpr (activation == Activation::kRelu) return _mm256_max_ps(_mm256_setzero_ps(), x);
  if constexpr (activation == Activation::kSilu) return TimesSigmoid(x, x);
  if constexpr (activation == Activation::kSigmoid) return TimesSigmoid(_mm256_set1_ps(1.0f), x);
  return x;
}

}  // namespace btxrd::avx2

#endif
