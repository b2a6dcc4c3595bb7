#include "core/fused/pooled_linear.h"

#include "core/fused/kernels.h"
#include "core/fused/matrix_tile.h"
#include "core/fused/row_products.h"

namespace btxrd {

#ifdef BTXRD_FUSED_KERNELS

namespace {

using avx2::kLanes;
using avx2::Unrolled;

/// Vectors of channels whose sums are taken together.
constexpr int kSumsAtOnce = 8;

}  // namespace

bool PooledLinear::Serves(const at::Tensor& weight) { return HasFusedKernels() && weight.size(1) % kLanes == 0; }

PooledLinear::PooledLinear(const at::Tensor& weight, const at::Tensor& bias)
    : classes_(weight.size(0)), channels_(weight.size(1)), weight_(FlatValues(weight)), bias_(BiasOf(bias, classes_)) {}

BTXRD_AVX2_FUNCTION void PooledLinear::RunImage(const float* pixels, int64_t count, float* means, float* logits) const {
  const __m256 divisor = _mm256_set1_ps(static_cast<float>(count));
  avx2::ForTiles<kSumsAtOnce>(channels_ / kLanes, [&](auto size, int64_t first) BTXRD_AVX2_LAMBDA {
    constexpr int kSize = decltype(size)::value;
    __m256 sums[kSize];
    Unrolled<kSize>([&](auto v) BTXRD_AVX2_LAMBDA { sums[v] = _mm256_setzero_ps(); });
    const float* next = pixels + first * kLanes;
    for (int64_t p = 0; p < count; ++p, next += channels_) {
      Unrolled<kSize>([&](auto v) BTXRD_AVX2_LAMBDA { sums[v] = _mm256_add_ps(sums[v], _mm256_loadu_ps(next + v * kLanes)); });
    }
    Unrolled<kSize>([&](auto v) BTXRD_AVX2_LAMBDA {
      _mm256_storeu_ps(means + (first + v) * kLanes, _mm256_div_ps(sums[v], divisor));
    });
  });
  avx2::ForRowProducts(weight_.data(), classes_, means, channels_,
                       [&](int64_t row, float sum) BTXRD_AVX2_LAMBDA { logits[row] = bias_[row] + sum; });
}

at::Tensor PooledLinear::Queue(KernelQueue& queue, const at::Tensor& features) const {
  const int64_t batch = features.size(0), pixels = features.size(2) * features.size(3);
  at::Tensor logits = queue.arena().Take({batch, classes_}, at::MemoryFormat::Contiguous);
  const float* const from = queue.Read(features);
  float* const to = logits.mutable_data_ptr<float>();
  queue.Add(batch, channels_, [=, this](int64_t image, float* scratch) {
    RunImage(from + image * pixels * channels_, pixels, scratch, to + image * classes_);
  });
  return logits;
}

#endif

}  // namespace btxrd
