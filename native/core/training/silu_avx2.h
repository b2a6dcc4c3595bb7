#pragma once

// SiLU with the bits of LibTorch's AVX2 kernels.

#include "core/fused/simd_avx2.h"

#ifdef BTXRD_FUSED_KERNELS

#include <limits>

namespace btxrd::avx2 {

/// The lanes below `count`, as a mask for loads and stores.
BTXRD_AVX2 __m256i FirstLanes(int64_t count) {
  return _mm256_cmpgt_epi32(_mm256_set1_epi32(static_cast<int>(count)), _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7));
}

/// Stores past the caches if `stream`: then the line that is written need not be read before. `out` is
/// aligned to vectors then, and the thread ends with a fence.
template <bool stream>
BTXRD_AVX2 void Store(float* out, __m256 values) {
  if constexpr (stream) {
    _mm256_stream_ps(out, values);
  } else {
    _mm256_storeu_ps(out, values);
  }
}

/// 2 to the power of whole numbers that a float32 has room for.
BTXRD_AVX2 __m256 PowerOfTwo(__m256i exponent) {
  return _mm256_castsi256_ps(_mm256_slli_epi32(_mm256_add_epi32(exponent, _mm256_set1_epi32(127)), 23));
}

/// exp(x) as SLEEF's `expf` with an error below one unit rounds it, which LibTorch calls; here the compiler
/// can work on several vectors at once.
BTXRD_AVX2 __m256 Exp(__m256 x) {
  // exp(x) = 2^n * exp(r), and ln(2) is a sum of which n times the first part is exact.
  const __m256 n = _mm256_round_ps(_mm256_mul_ps(x, _mm256_set1_ps(1.44269504f)), _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
  __m256 r = _mm256_fmadd_ps(n, _mm256_set1_ps(-0.693145752f), x);
  r = _mm256_fmadd_ps(n, _mm256_set1_ps(-1.42860677e-06f), r);
  __m256 p = _mm256_set1_ps(0.000198527618f);
  p = _mm256_fmadd_ps(p, r, _mm256_set1_ps(0.00139304355f));
  p = _mm256_fmadd_ps(p, r, _mm256_set1_ps(0.00833336078f));
  p = _mm256_fmadd_ps(p, r, _mm256_set1_ps(0.0416664854f));
  p = _mm256_fmadd_ps(p, r, _mm256_set1_ps(0.166666672f));
  p = _mm256_fmadd_ps(p, r, _mm256_set1_ps(0.5f));
  p = _mm256_add_ps(_mm256_set1_ps(1.0f), _mm256_fmadd_ps(_mm256_mul_ps(r, r), p, r));
  // In two steps, so that results that are denormal numbers keep what they have of a mantissa.
  const __m256i exponent = _mm256_cvtps_epi32(n);
  const __m256i half = _mm256_srai_epi32(exponent, 1);
  p = _mm256_mul_ps(_mm256_mul_ps(p, PowerOfTwo(half)), PowerOfTwo(_mm256_sub_epi32(exponent, half)));
  p = _mm256_andnot_ps(_mm256_cmp_ps(x, _mm256_set1_ps(-104.0f), _CMP_LT_OQ), p);
  const __m256 infinite = _mm256_cmp_ps(x, _mm256_set1_ps(100.0f), _CMP_GT_OQ);
  return _mm256_blendv_ps(p, _mm256_set1_ps(std::numeric_limits<float>::infinity()), infinite);
}

/// 1 + exp(-x)
BTXRD_AVX2 __m256 SigmoidDenominator(__m256 x) {
  return _mm256_add_ps(_mm256_set1_ps(1.0f), Exp(_mm256_xor_ps(x, _mm256_set1_ps(-0.0f))));
}

BTXRD_AVX2 __m256 ExactSilu(__m256 x) { return _mm256_div_ps(x, SigmoidDenominator(x)); }

BTXRD_AVX2 __m256 ExactSiluBackward(__m256 gradient, __m256 x) {
  const __m256 one = _mm256_set1_ps(1.0f);
  const __m256 sigmoid = _mm256_div_ps(one, SigmoidDenominator(x));
  return _mm256_mul_ps(_mm256_mul_ps(gradient, sigmoid), _mm256_fmadd_ps(x, _mm256_sub_ps(one, sigmoid), one));
}

}  // namespace btxrd::avx2

#endif
