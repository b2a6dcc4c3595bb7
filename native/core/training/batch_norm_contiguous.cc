#include <cstdint>

#include "core/parallel_tasks.h"
#include "core/training/batch_norm_kernels.h"
#include "core/training/batch_norm_statistics.h"
#include "core/training/silu_avx2.h"

namespace btxrd {

#ifdef BTXRD_FUSED_KERNELS

using namespace avx2;

namespace {

constexpr int64_t kGroup = 8;  // channels whose sums are made side by side

/// One double for each channel of a group.
struct GroupSum {
  __m256d low;
  __m256d high;
};

/// One float for each channel of a group.
struct GroupValues {
  __m128 low;
  __m128 high;
};

BTXRD_AVX2 void Add(GroupSum& sum, GroupValues values) {
  sum.low = _mm256_add_pd(sum.low, _mm256_cvtps_pd(values.low));
  sum.high = _mm256_add_pd(sum.high, _mm256_cvtps_pd(values.high));
}

/// Four pixels of four channels that are `stride` apart, by pixel.
BTXRD_AVX2 void LoadTransposed(const float* x, int64_t stride, __m128 pixels[4]) {
  for (int i = 0; i < 4; ++i) pixels[i] = _mm_loadu_ps(x + i * stride);
  _MM_TRANSPOSE4_PS(pixels[0], pixels[1], pixels[2], pixels[3]);
}

BTXRD_AVX2 __m128 LoadPixel(const float* x, int64_t stride) { return _mm_setr_ps(x[0], x[stride], x[2 * stride], x[3 * stride]); }

/// Adds `map` of every pixel of a group's maps, pixel after pixel.
template <typename Map>
BTXRD_AVX2 void SumOver(const float* x, MapShape shape, Map map, double sums[kGroup]) {
  GroupSum sum{_mm256_setzero_pd(), _mm256_setzero_pd()};
  for (int64_t n = 0; n < shape.batch; ++n, x += shape.channels * shape.area) {
    int64_t i = 0;
    for (; i + 4 <= shape.area; i += 4) {
      __m128 low[4], high[4];
      LoadTransposed(x + i, shape.area, low);
      LoadTransposed(x + 4 * shape.area + i, shape.area, high);
      for (int k = 0; k < 4; ++k) Add(sum, map(GroupValues{low[k], high[k]}));
    }
    for (; i < shape.area; ++i) {
      Add(sum, map(GroupValues{LoadPixel(x + i, shape.area), LoadPixel(x + 4 * shape.area + i, shape.area)}));
    }
  }
  _mm256_storeu_pd(sums, sum.low);
  _mm256_storeu_pd(sums + 4, sum.high);
}

/// `x` is the group's first map, `channel` its number.
BTXRD_AVX2_FUNCTION void GroupStatistics(const float* x, int64_t channel, MapShape shape, const BatchNormState& state,
                                         const BatchNormStatistics& stats) {
  double sums[kGroup];
  SumOver(x, shape, [](GroupValues v) BTXRD_AVX2_LAMBDA { return v; }, sums);
  for (int64_t k = 0; k < kGroup; ++k) stats.mean[channel + k] = static_cast<float>(sums[k] / static_cast<double>(shape.PerChannel()));
  const GroupValues mean{_mm_loadu_ps(stats.mean + channel), _mm_loadu_ps(stats.mean + channel + 4)};
  const auto square = [&mean](GroupValues v) BTXRD_AVX2_LAMBDA {
    const __m128 low = _mm_sub_ps(v.low, mean.low), high = _mm_sub_ps(v.high, mean.high);
    return GroupValues{_mm_mul_ps(low, low), _mm_mul_ps(high, high)};
  };
  SumOver(x, shape, square, sums);
  for (int64_t k = 0; k < kGroup; ++k) {
    FinishStatistics(channel + k, static_cast<float>(sums[k]), shape.PerChannel(), state, stats);
  }
}

template <bool silu>
BTXRD_AVX2 __m256 Activated(__m256 x, __m256 scale, __m256 shift) {
  const __m256 y = _mm256_fmadd_ps(x, scale, shift);
  if constexpr (silu) return ExactSilu(y);
  return y;
}

template <bool silu, bool stream>
BTXRD_AVX2_FUNCTION void ForwardMap(const float* x, float* y, int64_t area, float scale_value, float shift_value) {
  const __m256 scale = _mm256_set1_ps(scale_value), shift = _mm256_set1_ps(shift_value);
  int64_t i = 0;
  for (; i + 8 <= area; i += 8) Store<stream>(y + i, Activated<silu>(_mm256_loadu_ps(x + i), scale, shift));
  if (i < area) {
    const __m256i rest = FirstLanes(area - i);
    _mm256_maskstore_ps(y + i, rest, Activated<silu>(_mm256_maskload_ps(x + i, rest), scale, shift));
  }
  if constexpr (stream) _mm_sfence();
}

template <bool silu>
BTXRD_AVX2 __m256 BeforeActivation(__m256 dy, __m256 x, __m256 scale, __m256 shift) {
  if constexpr (silu) return ExactSiluBackward(dy, _mm256_fmadd_ps(x, scale, shift));
  return dy;
}

BTXRD_AVX2 float SumOfLanes(__m256 v) {
  v = _mm256_add_ps(v, _mm256_permute2f128_ps(v, v, 1));
  v = _mm256_add_ps(v, _mm256_shuffle_ps(v, v, 0x4E));
  v = _mm256_add_ps(v, _mm256_shuffle_ps(v, v, 0xB1));
  return _mm256_cvtss_f32(v);
}

struct MapSums {
  float gradient;
  float product;  ///< of the gradient with the distance to the mean
};

/// Writes the gradient before the activation to `dx` and sums it up.
template <bool silu>
BTXRD_AVX2_FUNCTION MapSums BackwardSums(const float* x, const float* dy, float* dx, int64_t area, float mean_value, float scale_value,
                                         float shift_value) {
  const __m256 mean = _mm256_set1_ps(mean_value), scale = _mm256_set1_ps(scale_value), shift = _mm256_set1_ps(shift_value);
  __m256 v = _mm256_loadu_ps(x);
  __m256 g = BeforeActivation<silu>(_mm256_loadu_ps(dy), v, scale, shift);
  _mm256_storeu_ps(dx, g);
  __m256 sum = g, product = _mm256_mul_ps(_mm256_sub_ps(v, mean), g);
  int64_t i = 8;
  for (; i + 8 <= area; i += 8) {
    v = _mm256_loadu_ps(x + i);
    g = BeforeActivation<silu>(_mm256_loadu_ps(dy + i), v, scale, shift);
    _mm256_storeu_ps(dx + i, g);
    sum = _mm256_add_ps(sum, g);
    product = _mm256_add_ps(product, _mm256_mul_ps(_mm256_sub_ps(v, mean), g));
  }
  if (i < area) {
    const __m256i rest = FirstLanes(area - i);
    const __m256 lanes = _mm256_castsi256_ps(rest);
    v = _mm256_maskload_ps(x + i, rest);
    g = BeforeActivation<silu>(_mm256_maskload_ps(dy + i, rest), v, scale, shift);
    _mm256_maskstore_ps(dx + i, rest, g);
    sum = _mm256_blendv_ps(sum, _mm256_add_ps(sum, g), lanes);
    // Here, and not in the loop, LibTorch's compiler made one operation of product and sum.
    product = _mm256_blendv_ps(product, _mm256_fmadd_ps(_mm256_sub_ps(v, mean), g, product), lanes);
  }
  return {SumOfLanes(sum), SumOfLanes(product)};
}

/// Turns the gradient before the activation, in `dx`, into that of the input.
BTXRD_AVX2_FUNCTION void BackwardMap(const float* x, float* dx, int64_t area, float mean_value, float slope, float mean_gradient,
                                     float invstd_value, float weight_value) {
  const __m256 mean = _mm256_set1_ps(mean_value), k = _mm256_set1_ps(slope), offset = _mm256_set1_ps(mean_gradient);
  const __m256 invstd = _mm256_set1_ps(invstd_value), weight = _mm256_set1_ps(weight_value);
  const auto input_gradient = [&](__m256 v, __m256 g) BTXRD_AVX2_LAMBDA {
    const __m256 projected = _mm256_fnmadd_ps(_mm256_sub_ps(v, mean), k, _mm256_sub_ps(g, offset));
    return _mm256_mul_ps(_mm256_mul_ps(projected, invstd), weight);
  };
  int64_t i = 0;
  for (; i + 8 <= area; i += 8) _mm256_storeu_ps(dx + i, input_gradient(_mm256_loadu_ps(x + i), _mm256_loadu_ps(dx + i)));
  if (i < area) {
    const __m256i rest = FirstLanes(area - i);
    _mm256_maskstore_ps(dx + i, rest, input_gradient(_mm256_maskload_ps(x + i, rest), _mm256_maskload_ps(dx + i, rest)));
  }
}

template <bool silu, bool stream>
void ForwardGroup(const float* x, float* y, int64_t channel, MapShape shape, const BatchNormState& state, const BatchNormStatistics& stats) {
  GroupStatistics(x + channel * shape.area, channel, shape, state, stats);
  for (int64_t n = 0; n < shape.batch; ++n) {
    for (int64_t c = channel; c < channel + kGroup; ++c) {
      const int64_t map = (n * shape.channels + c) * shape.area;
      ForwardMap<silu, stream>(x + map, y + map, shape.area, stats.scale[c], stats.shift[c]);
    }
  }
}

template <bool silu>
void BackwardChannel(const float* x, const float* dy, int64_t c, MapShape shape, const float* weight, const BatchNormStatistics& stats,
                     const BatchNormGradients& gradients) {
  const auto map = [&](int64_t n) { return (n * shape.channels + c) * shape.area; };
  double sum = 0, product = 0;
  for (int64_t n = 0; n < shape.batch; ++n) {
    const MapSums sums = BackwardSums<silu>(x + map(n), dy + map(n), gradients.input + map(n), shape.area, stats.mean[c],
                                            stats.scale[c], stats.shift[c]);
    sum += sums.gradient;
    product += sums.product;
  }
  const float invstd = stats.invstd[c];
  const float slope = static_cast<float>(product) * invstd * invstd / static_cast<float>(shape.PerChannel());
  const float mean_gradient = static_cast<float>(sum / static_cast<double>(shape.PerChannel()));
  for (int64_t n = 0; n < shape.batch; ++n) {
    BackwardMap(x + map(n), gradients.input + map(n), shape.area, stats.mean[c], slope, mean_gradient, invstd, weight[c]);
  }
  gradients.weight[c] = static_cast<float>(product * invstd);
  gradients.bias[c] = static_cast<float>(sum);
}

}  // namespace

void BatchNormForwardContiguous(const float* x, float* y, MapShape shape, BatchNormState state, BatchNormStatistics stats, bool silu) {
  // Whole vectors, so that every map of an aligned tensor is aligned.
  const bool stream = shape.ExceedCache() && shape.area % 8 == 0 && reinterpret_cast<std::uintptr_t>(y) % sizeof(__m256) == 0;
  const auto forward = stream ? (silu ? ForwardGroup<true, true> : ForwardGroup<false, true>)
                              : (silu ? ForwardGroup<true, false> : ForwardGroup<false, false>);
  ParallelTasks(shape.channels / kGroup, [&](int64_t group) { forward(x, y, group * kGroup, shape, state, stats); });
}

void BatchNormBackwardContiguous(const float* x, const float* dy, MapShape shape, const float* weight, BatchNormStatistics stats,
                                 BatchNormGradients gradients, bool silu) {
  const auto backward = silu ? BackwardChannel<true> : BackwardChannel<false>;
  ParallelTasks(shape.channels, [&](int64_t channel) { backward(x, dy, channel, shape, weight, stats, gradients); });
}

#endif

}  // namespace btxrd
