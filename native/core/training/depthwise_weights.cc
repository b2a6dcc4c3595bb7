#include "core/training/depthwise_weights.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "core/parallel_tasks.h"
#include "core/training/silu_avx2.h"

namespace btxrd {

#ifdef BTXRD_FUSED_KERNELS

using namespace avx2;

namespace {

/// For each column of the kernel, the values that its weights meet: rows of the padded map at the output's
/// columns. Rows of one remainder by the stride follow each other, so that the patches of any weight are
/// one run of memory.
class PatchColumns {
 public:
  explicit PatchColumns(const DepthwiseShape& shape)
      : shape_(shape),
        rows_(shape.out_height + (shape.kernel - 1) / shape.stride),
        values_(shape.kernel * shape.stride * rows_ * shape.out_width) {}

  void Load(const float* map) {
    for (int64_t column = 0; column < shape_.kernel; ++column) {
      // Output columns that meet the map and not its padding.
      const int64_t offset = column - shape_.padding;
      const int64_t first = std::clamp<int64_t>((std::max<int64_t>(-offset, 0) + shape_.stride - 1) / shape_.stride, 0, shape_.out_width);
      const int64_t last = offset < shape_.width ? std::clamp<int64_t>((shape_.width - 1 - offset) / shape_.stride + 1, first, shape_.out_width) : first;
      for (int64_t remainder = 0; remainder < shape_.stride; ++remainder) {
        for (int64_t row = 0; row < rows_; ++row) {
          const int64_t y = row * shape_.stride + remainder - shape_.padding;
          float* out = At(column, remainder, row);
          if (y < 0 || y >= shape_.height) {
            std::fill_n(out, shape_.out_width, 0.0f);
            continue;
          }
          const float* in = map + y * shape_.width + offset;
          std::fill_n(out, first, 0.0f);
          if (shape_.stride == 1) {
            std::copy(in + first, in + last, out + first);
          } else {
            for (int64_t i = first; i < last; ++i) out[i] = in[i * shape_.stride];
          }
          std::fill(out + last, out + shape_.out_width, 0.0f);
        }
      }
    }
  }

  /// The values that the weight at a row and a column of the kernel meets, output pixel by output pixel.
  const float* Patches(int64_t row, int64_t column) { return At(column, row % shape_.stride, row / shape_.stride); }

 private:
  float* At(int64_t column, int64_t remainder, int64_t row) {
    return values_.data() + ((column * shape_.stride + remainder) * rows_ + row) * shape_.out_width;
  }

  const DepthwiseShape& shape_;
  int64_t rows_;
  std::vector<float> values_;
};

/// (a0 + a1 + (a4 + a5)) + (a2 + a3 + (a6 + a7))
BTXRD_AVX2 float SumOfPairs(__m256 v) {
  const __m256 pairs = _mm256_hadd_ps(v, v);
  const __m256 fours = _mm256_add_ps(pairs, _mm256_permute2f128_ps(pairs, pairs, 1));
  return _mm256_cvtss_f32(_mm256_hadd_ps(fours, fours));
}

/// Adds the products of `count` values with each of the patches to the weights' gradients. What is left
/// after steps of 16 is added in runs of 8, 4, 2 and 1.
template <int Weights>
BTXRD_AVX2_FUNCTION void AddProducts(const std::array<const float*, kLargestDepthwiseKernel>& patches, const float* dy, int64_t count,
                                     float* dw) {
  int64_t i = 0;
  __m256 sums[Weights];
  if (count >= 16) {
    Unrolled<Weights>([&](auto w) BTXRD_AVX2_LAMBDA { sums[w] = _mm256_setzero_ps(); });
    for (; i + 16 <= count; i += 16) {
      const __m256 low = _mm256_loadu_ps(dy + i), high = _mm256_loadu_ps(dy + i + 8);
      Unrolled<Weights>([&](auto w) BTXRD_AVX2_LAMBDA {
        sums[w] = _mm256_fmadd_ps(low, _mm256_loadu_ps(patches[w] + i), sums[w]);
        sums[w] = _mm256_fmadd_ps(high, _mm256_loadu_ps(patches[w] + i + 8), sums[w]);
      });
    }
    Unrolled<Weights>([&](auto w) BTXRD_AVX2_LAMBDA { dw[w] += SumOfPairs(sums[w]); });
  }
  for (int64_t run = 8; run > 0; run /= 2) {
    if (((count - i) & run) == 0) continue;
    const __m256i lanes = FirstLanes(run);
    const __m256 values = _mm256_maskload_ps(dy + i, lanes);
    Unrolled<Weights>([&](auto w) BTXRD_AVX2_LAMBDA {
      dw[w] += SumOfPairs(_mm256_mul_ps(values, _mm256_maskload_ps(patches[w] + i, lanes)));
    });
    i += run;
  }
}

template <int... Sizes>
constexpr auto KernelsBySize(std::integer_sequence<int, Sizes...>) {
  return std::array{&AddProducts<Sizes + 1>...};
}

void ChannelGradient(const float* x, const float* dy, float* dw, int64_t channel, const DepthwiseShape& shape, PatchColumns& columns) {
  constexpr auto kernels = KernelsBySize(std::make_integer_sequence<int, kLargestDepthwiseKernel>());
  const auto add = kernels[static_cast<std::size_t>(shape.kernel - 1)];
  const int64_t pixels = shape.out_height * shape.out_width;
  float* weights = dw + channel * shape.kernel * shape.kernel;
  std::fill_n(weights, shape.kernel * shape.kernel, 0.0f);
  for (int64_t n = 0; n < shape.batch; ++n) {
    const int64_t map = n * shape.channels + channel;
    columns.Load(x + map * shape.height * shape.width);
    for (int64_t row = 0; row < shape.kernel; ++row) {
      std::array<const float*, kLargestDepthwiseKernel> patches{};
      for (int64_t column = 0; column < shape.kernel; ++column) patches[static_cast<std::size_t>(column)] = columns.Patches(row, column);
      add(patches, dy + map * pixels, pixels, weights + row * shape.kernel);
    }
  }
}

}  // namespace

void DepthwiseWeightGradient(const float* x, const float* dy, float* dw, const DepthwiseShape& shape) {
  // Channels are tasks in groups, so that one buffer serves several.
  constexpr int64_t kGroup = 8;
  ParallelTasks((shape.channels + kGroup - 1) / kGroup, [&](int64_t group) {
    PatchColumns columns(shape);
    for (int64_t channel = group * kGroup; channel < std::min(shape.channels, (group + 1) * kGroup); ++channel) {
      ChannelGradient(x, dy, dw, channel, shape, columns);
    }
  });
}

#endif

}  // namespace btxrd
