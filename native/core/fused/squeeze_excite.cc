#include "core/fused/squeeze_excite.h"

#include "core/fused/matrix_tile.h"
#include "core/fused/row_products.h"

namespace btxrd {

#ifdef BTXRD_FUSED_KERNELS

namespace {

using avx2::kLanes;
using avx2::Unrolled;

}  // namespace

SqueezeExcite::SqueezeExcite(const at::Tensor& reduce, const at::Tensor& reduce_bias, const at::Tensor& expand,
                             const at::Tensor& expand_bias)
    : channels_(reduce.size(1)),
      squeezed_(reduce.size(0)),
      reduce_(FlatValues(reduce)),
      reduce_bias_(FlatValues(reduce_bias)),
      expand_(FlatValues(expand.flatten(1).t())),
      expand_bias_(FlatValues(expand_bias)) {}

BTXRD_AVX2_FUNCTION void SqueezeExcite::RunImage(const float* parts, int64_t groups, float* scratch, float* gate) const {
  float* const means = scratch;
  float* const squeezed = scratch + channels_;
  for (int64_t c = 0; c < channels_; c += kLanes) {
    __m256 sum = _mm256_loadu_ps(parts + c);
    for (int64_t group = 1; group < groups; ++group) sum = _mm256_add_ps(sum, _mm256_loadu_ps(parts + group * channels_ + c));
    _mm256_storeu_ps(means + c, sum);
  }
  avx2::ForRowProducts(reduce_.data(), squeezed_, means, channels_, [&](int64_t s, float sum) BTXRD_AVX2_LAMBDA {
    squeezed[s] = _mm256_cvtss_f32(avx2::Apply<Activation::kSilu>(_mm256_set1_ps(reduce_bias_[s] + sum)));
  });
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
  int64_t c = 0;
  for (; c + kMany * kLanes <= channels_; c += kMany * kLanes) expand(kMany, c);
  for (; c < channels_; c += kLanes) expand(kOne, c);
}

at::Tensor SqueezeExcite::Queue(KernelQueue& queue, const at::Tensor& means) const {
  const int64_t batch = means.size(0), groups = means.size(1);
  at::Tensor gates = queue.arena().Take({batch, channels_}, at::MemoryFormat::Contiguous);
  const float* const from = means.const_data_ptr<float>();
  float* const to = gates.mutable_data_ptr<float>();
  queue.Add(batch, channels_ + squeezed_, [=, this](int64_t image, float* scratch) {
    RunImage(from + image * groups * channels_, groups, scratch, to + image * channels_);
  });
  return gates;
}

#endif

}  // namespace btxrd
