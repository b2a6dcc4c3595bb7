#include <algorithm>
#include <cstdint>
#include <vector>

#include "core/parallel_tasks.h"
#include "core/training/batch_norm_kernels.h"
#include "core/training/batch_norm_statistics.h"
#include "core/training/silu_avx2.h"

namespace btxrd {

#ifdef BTXRD_FUSED_KERNELS

using namespace avx2;

namespace {

/// A run of pixels, each a row of all channels.
struct Pixels {
  int64_t begin;
  int64_t end;
};

/// The pixels of each thread, as `at::parallel_for` divides them.
class Shares {
 public:
  Shares(int64_t pixels, int threads)
      : pixels_(pixels), threads_(std::min<int64_t>(pixels, threads)), length_((pixels + threads_ - 1) / threads_) {}

  int64_t count() const { return threads_; }

  Pixels Of(int64_t thread) const { return {std::min(pixels_, thread * length_), std::min(pixels_, (thread + 1) * length_)}; }

 private:
  int64_t pixels_;
  int64_t threads_;
  int64_t length_;
};

BTXRD_AVX2_FUNCTION void AddPixels(const float* x, float* sums, int64_t channels, Pixels pixels) {
  for (int64_t i = pixels.begin; i < pixels.end; ++i) {
    for (int64_t c = 0; c < channels; c += 8) {
      _mm256_storeu_ps(sums + c, _mm256_add_ps(_mm256_loadu_ps(sums + c), _mm256_loadu_ps(x + i * channels + c)));
    }
  }
}

BTXRD_AVX2_FUNCTION void AddSquares(const float* x, const float* mean, float* sums, int64_t channels, Pixels pixels) {
  for (int64_t i = pixels.begin; i < pixels.end; ++i) {
    for (int64_t c = 0; c < channels; c += 8) {
      const __m256 distance = _mm256_sub_ps(_mm256_loadu_ps(x + i * channels + c), _mm256_loadu_ps(mean + c));
      _mm256_storeu_ps(sums + c, _mm256_fmadd_ps(distance, distance, _mm256_loadu_ps(sums + c)));
    }
  }
}

template <bool silu, bool stream>
BTXRD_AVX2_FUNCTION void ForwardPixels(const float* x, float* y, int64_t channels, Pixels pixels, const BatchNormStatistics& stats) {
  for (int64_t i = pixels.begin; i < pixels.end; ++i) {
    for (int64_t c = 0; c < channels; c += 8) {
      const __m256 v = _mm256_loadu_ps(x + i * channels + c);
      const __m256 out = _mm256_fmadd_ps(v, _mm256_loadu_ps(stats.scale + c), _mm256_loadu_ps(stats.shift + c));
      Store<stream>(y + i * channels + c, silu ? ExactSilu(out) : out);
    }
  }
  if constexpr (stream) _mm_sfence();
}

/// Writes the gradient before the activation to `dx`, and adds it and its products with the distances to
/// the mean to the sums.
template <bool silu, bool stream>
BTXRD_AVX2_FUNCTION void AddGradients(const float* x, const float* dy, float* dx, int64_t channels, Pixels pixels,
                                      const BatchNormStatistics& stats, float* sums, float* products) {
  for (int64_t i = pixels.begin; i < pixels.end; ++i) {
    for (int64_t c = 0; c < channels; c += 8) {
      const __m256 v = _mm256_loadu_ps(x + i * channels + c);
      __m256 g = _mm256_loadu_ps(dy + i * channels + c);
      if constexpr (silu) {
        g = ExactSiluBackward(g, _mm256_fmadd_ps(v, _mm256_loadu_ps(stats.scale + c), _mm256_loadu_ps(stats.shift + c)));
      }
      Store<stream>(dx + i * channels + c, g);
      _mm256_storeu_ps(sums + c, _mm256_add_ps(_mm256_loadu_ps(sums + c), g));
      const __m256 distance = _mm256_sub_ps(v, _mm256_loadu_ps(stats.mean + c));
      _mm256_storeu_ps(products + c, _mm256_fmadd_ps(distance, g, _mm256_loadu_ps(products + c)));
    }
  }
  if constexpr (stream) _mm_sfence();
}

/// Turns the gradient before the activation, in `dx`, into that of the input.
BTXRD_AVX2_FUNCTION void BackwardPixels(const float* x, float* dx, int64_t channels, Pixels pixels, const float* weight,
                                        const BatchNormStatistics& stats, const float* slope, const float* mean_gradient) {
  for (int64_t i = pixels.begin; i < pixels.end; ++i) {
    for (int64_t c = 0; c < channels; c += 8) {
      float* out = dx + i * channels + c;
      const __m256 distance = _mm256_sub_ps(_mm256_loadu_ps(x + i * channels + c), _mm256_loadu_ps(stats.mean + c));
      const __m256 g = _mm256_sub_ps(_mm256_loadu_ps(out), _mm256_loadu_ps(mean_gradient + c));
      const __m256 projected = _mm256_fnmadd_ps(distance, _mm256_loadu_ps(slope + c), g);
      _mm256_storeu_ps(out, _mm256_mul_ps(_mm256_mul_ps(projected, _mm256_loadu_ps(stats.invstd + c)), _mm256_loadu_ps(weight + c)));
    }
  }
}

bool Streams(const float* out, MapShape shape) { return shape.ExceedCache() && reinterpret_cast<std::uintptr_t>(out) % sizeof(__m256) == 0; }

/// One row of zeros for each thread.
class Rows {
 public:
  Rows(int64_t threads, int64_t channels) : threads_(threads), channels_(channels), values_(threads * channels) {}

  float* Of(int64_t thread) { return values_.data() + thread * channels_; }

  double SumOf(int64_t channel) const {
    double sum = 0;
    for (int64_t thread = 0; thread < threads_; ++thread) sum += values_[thread * channels_ + channel];
    return sum;
  }

 private:
  int64_t threads_;
  int64_t channels_;
  std::vector<float> values_;
};

}  // namespace

void BatchNormForwardChannelsLast(const float* x, float* y, MapShape shape, BatchNormState state, BatchNormStatistics stats, bool silu,
                                  int threads) {
  const Shares shares(shape.PerChannel(), threads);
  Rows sums(shares.count(), shape.channels), squares(shares.count(), shape.channels);
  ParallelTasks(shares.count(), [&](int64_t t) { AddPixels(x, sums.Of(t), shape.channels, shares.Of(t)); });
  for (int64_t c = 0; c < shape.channels; ++c) {
    stats.mean[c] = static_cast<float>(sums.SumOf(c) / static_cast<double>(shape.PerChannel()));
  }
  ParallelTasks(shares.count(), [&](int64_t t) { AddSquares(x, stats.mean, squares.Of(t), shape.channels, shares.Of(t)); });
  for (int64_t c = 0; c < shape.channels; ++c) {
    FinishStatistics(c, static_cast<float>(squares.SumOf(c)), shape.PerChannel(), state, stats);
  }
  const auto forward = Streams(y, shape) ? (silu ? ForwardPixels<true, true> : ForwardPixels<false, true>)
                                         : (silu ? ForwardPixels<true, false> : ForwardPixels<false, false>);
  ParallelTasks(shares.count(), [&](int64_t t) { forward(x, y, shape.channels, shares.Of(t), stats); });
}

void BatchNormBackwardChannelsLast(const float* x, const float* dy, MapShape shape, const float* weight, BatchNormStatistics stats,
                                   BatchNormGradients gradients, bool silu, int threads) {
  const Shares shares(shape.PerChannel(), threads);
  Rows sums(shares.count(), shape.channels), products(shares.count(), shape.channels);
  const auto add = Streams(gradients.input, shape) ? (silu ? AddGradients<true, true> : AddGradients<false, true>)
                                                   : (silu ? AddGradients<true, false> : AddGradients<false, false>);
  ParallelTasks(shares.count(), [&](int64_t t) {
    add(x, dy, gradients.input, shape.channels, shares.Of(t), stats, sums.Of(t), products.Of(t));
  });
  const float count = static_cast<float>(shape.PerChannel());
  std::vector<float> slope(shape.channels), mean_gradient(shape.channels);
  for (int64_t c = 0; c < shape.channels; ++c) {
    const float sum = static_cast<float>(sums.SumOf(c)), product = static_cast<float>(products.SumOf(c));
    slope[c] = product * stats.invstd[c] * stats.invstd[c] / count;
    mean_gradient[c] = sum / count;
    gradients.weight[c] = product * stats.invstd[c];
    gradients.bias[c] = sum;
  }
  ParallelTasks(shares.count(), [&](int64_t t) {
    BackwardPixels(x, gradients.input, shape.channels, shares.Of(t), weight, stats, slope.data(), mean_gradient.data());
  });
}

#endif

}  // namespace btxrd
