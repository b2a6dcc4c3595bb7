#include "core/fused/squeeze_excite.h"

#include "core/fused/simd_avx2.h"

namespace btxrd {

#ifdef BTXRD_FUSED_KERNELS

namespace {

using avx2::Unrolled;

using avx2::kLanes;

std::vector<float> FlatValues(const at::Tensor& tensor) {
  const at::Tensor plain = tensor.contiguous();
  const float* values = plain.const_data_ptr<float>();
  return {values, values + plain.numel()};
}

BTXRD_AVX2 float SumOfLanes(__m256 x) {
  const __m128 four = _mm_add_ps(_mm256_castps256_ps128(x), _mm256_extractf128_ps(x, 1));
  const __m128 two = _mm_add_ps(four, _mm_movehl_ps(four, four));
  return _mm_cvtss_f32(_mm_add_ss(two, _mm_movehdup_ps(two)));
}

}  // namespace

SqueezeExcite::SqueezeExcite(const at::Tensor& reduce, const at::Tensor& reduce_bias, const at::Tensor& expand,
                             const at::Tensor& expand_bias)
    : channels_(reduce.size(1)),
      squeezed_(reduce.size(0)),
      reduce_(FlatValues(reduce)),
      reduce_bias_(FlatValues(reduce_bias)),
      expand_(FlatValues(expand.flatten(1).t())),
      expand_bias_(FlatValues(expand_bias)) {}

BTXRD_AVX2_FUNCTION void SqueezeExcite::RunImage(const float* parts, int64_t count, float* scratch, float* gate) const {
  float* const means = scratch;
  float* const squeezed = scratch + channels_;
  for (int64_t c = 0; c < channels_; c += kLanes) {
    __m256 sum = _mm256_loadu_ps(parts + c);
    for (int64_t part = 1; part < count; ++part) sum = _mm256_add_ps(sum, _mm256_loadu_ps(parts + part * channels_ + c));
    _mm256_storeu_ps(means + c, sum);
  }
  // Several sums at a time: one would wait for itself.
  const auto reduce = [&](auto rows, int64_t s) BTXRD_AVX2_LAMBDA {
    constexpr int kRows = decltype(rows)::value;
    __m256 sums[kRows];
    Unrolled<kRows>([&](auto r) BTXRD_AVX2_LAMBDA { sums[r] = _mm256_setzero_ps(); });
    for (int64_t c = 0; c < channels_; c += kLanes) {
      const __m256 mean = _mm256_loadu_ps(means + c);
      Unrolled<kRows>([&](auto r) BTXRD_AVX2_LAMBDA {
        sums[r] = _mm256_fmadd_ps(_mm256_loadu_ps(reduce_.data() + (s + r) * channels_ + c), mean, sums[r]);
      });
    }
    Unrolled<kRows>([&](auto r) BTXRD_AVX2_LAMBDA {
      const __m256 x = _mm256_set1_ps(reduce_bias_[s + r] + SumOfLanes(sums[r]));
      squeezed[s + r] = _mm256_cvtss_f32(avx2::Apply<Activation::kSilu>(x));
    });
  };
  const auto expand = [&](auto vectors, int64_t c) BTXRD_AVX2_LAMBDA {
    constexpr int kVectors = decltype(vectors)::value;
    __m256 sums[kVectors];
    Unrolled<kVectors>([&](auto v) BTXRD_AVX2_LAMBDA { sums[v] = _mm256_loadu_ps(expand_bias_.data() + c + v * kLanes); });
    for (int64_t s = 0; s < squeezed_; ++s) {
      const __m256 value = _mm256_broadcast_ss(squeezed + s);
      Unrolled<kVectors>([&](auto v) BTXRD_AVX2_LAMBDA {
        sums[v] = _mm256_fmadd_ps(value, _mm256_loadu_ps(expand_.data() + s * channels_ + c + v * kLanes), sums[v]);
      });
    }
    Unrolled<kVectors>([&](auto v) BTXRD_AVX2_LAMBDA {
      _mm256_storeu_ps(gate + c + v * kLanes, avx2::Apply<Activation::kSigmoid>(sums[v]));
    });
  };
  constexpr std::integral_constant<int, 8> kMany;
  constexpr std::integral_constant<int, 1> kOne;
  int64_t s = 0, c = 0;
  for (; s + kMany <= squeezed_; s += kMany) reduce(kMany, s);
  for (; s < squeezed_; ++s) reduce(kOne, s);
  for (; c + kMany * kLanes <= channels_; c += kMany * kLanes) expand(kMany, c);
  for (; c < channels_; c += kLanes) expand(kOne, c);
}

at::Tensor SqueezeExcite::Queue(KernelQueue& queue, const at::Tensor& means) const {
  const int64_t batch = means.size(0), parts = means.size(1);
  at::Tensor gates = queue.arena().Take({batch, channels_}, at::MemoryFormat::Contiguous);
  const float* const from = means.const_data_ptr<float>();
  float* const to = gates.mutable_data_ptr<float>();
  queue.Add(batch, channels_ + squeezed_, [=, this](int64_t image, float* scratch) {
    RunImage(from + image * parts * channels_, parts, scratch, to + image * channels_);
  });
  return gates;
}

#endif

}  // namespace btxrd
