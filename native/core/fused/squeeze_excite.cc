#include "core/fused/squeeze_excite.h"

#include <ATen/Parallel.h>
#include <ATen/ops/empty.h>

#include "core/fused/simd_avx2.h"

namespace btxrd {

#ifdef BTXRD_FUSED_KERNELS

namespace {

using avx2::kLanes;

std::vector<float> Values(const at::Tensor& tensor) {
  const at::Tensor plain = tensor.contiguous();
  const float* values = plain.const_data_ptr<float>();
  return {values, values + plain.numel()};
}

BTXRD_AVX2 float Sum(__m256 x) {
  const __m128 four = _mm_add_ps(_mm256_castps256_ps128(x), _mm256_extractf128_ps(x, 1));
  const __m128 two = _mm_add_ps(four, _mm_movehl_ps(four, four));
  return _mm_cvtss_f32(_mm_add_ss(two, _mm_movehdup_ps(two)));
}

}  // namespace

SqueezeExcite::SqueezeExcite(const at::Tensor& reduce, const at::Tensor& reduce_bias, const at::Tensor& expand,
                             const at::Tensor& expand_bias)
    : channels_(reduce.size(1)),
      squeezed_(reduce.size(0)),
      reduce_(Values(reduce)),
      reduce_bias_(Values(reduce_bias)),
      expand_(Values(expand.flatten(1).t())),
      expand_bias_(Values(expand_bias)) {}

BTXRD_AVX2_FUNCTION void SqueezeExcite::RunImage(const float* means, float* squeezed, float* gate) const {
  for (int64_t s = 0; s < squeezed_; ++s) {
    __m256 sum = _mm256_setzero_ps();
    for (int64_t c = 0; c < channels_; c += kLanes) {
      sum = _mm256_fmadd_ps(_mm256_loadu_ps(reduce_.data() + s * channels_ + c), _mm256_loadu_ps(means + c), sum);
    }
    const float x = reduce_bias_[s] + Sum(sum);
    squeezed[s] = _mm256_cvtss_f32(avx2::Apply<Activation::kSilu>(_mm256_set1_ps(x)));
  }
  for (int64_t c = 0; c < channels_; c += kLanes) {
    __m256 sum = _mm256_loadu_ps(expand_bias_.data() + c);
    for (int64_t s = 0; s < squeezed_; ++s) {
      sum = _mm256_fmadd_ps(_mm256_set1_ps(squeezed[s]), _mm256_loadu_ps(expand_.data() + s * channels_ + c), sum);
    }
    _mm256_storeu_ps(gate + c, avx2::Sigmoid(sum));
  }
}

at::Tensor SqueezeExcite::Run(const at::Tensor& means) const {
  at::Tensor gates = at::empty(means.sizes(), means.options());
  const float* from = means.const_data_ptr<float>();
  float* to = gates.mutable_data_ptr<float>();
  at::parallel_for(0, means.size(0), 1, [&](int64_t begin, int64_t end) {
    std::vector<float> squeezed(squeezed_);
    for (int64_t image = begin; image < end; ++image) {
      RunImage(from + image * channels_, squeezed.data(), to + image * channels_);
    }
  });
  return gates;
}

#endif

}  // namespace btxrd
