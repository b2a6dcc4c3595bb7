#include "core/fused/depthwise_panel.h"

#include <algorithm>

#include "core/fused/matrix_tile.h"

#ifdef BTXRD_FUSED_KERNELS

namespace btxrd {

namespace {

using avx2::Unrolled;

using avx2::kLanes;
constexpr int64_t kMostRows = 5;

/// Rows of a group at least: where the input is made, the rows around a part of the map are made twice.
constexpr int64_t kLeastRows = 14;

/// About as many pixels are made at a time: rows of small maps would make small tiles.
constexpr int64_t kPixelsAtOnce = 48;
/// Results of a row that are computed together: their sums and the filter's row fit the registers.
constexpr int kResultsAtOnce = 8;

/// The rows of the input that are at hand, with the padding on both sides, for 8 channels each.
struct InputRows {
  InputRows(int64_t kernel, int64_t height, int64_t map_width, int64_t padding)
      : at_once(height * map_width <= 2 * kPixelsAtOnce ? height : std::clamp<int64_t>(kPixelsAtOnce / map_width, 1, height)),
        count(std::min(height, kernel + at_once - 1)),
        row_floats((map_width + 2 * padding) * kLanes) {}

  int64_t at_once;     ///< made at a time
  int64_t count;       ///< kept; row y is in place y % count
  int64_t row_floats;
};

/// Where the rows of a panel are made.
struct Workplace {
  const DepthwisePanel& panel;
  const InputRows& rows;
  float* memory;

  int64_t of_vector() const { return rows.count * rows.row_floats; }
  float* row(int64_t y) const { return memory + y % rows.count * rows.row_floats; }
};

/// Copies the rows from `first` to `last` from the input.
template <int Vectors>
BTXRD_AVX2_FUNCTION void CopyInputRows(const Workplace& place, int64_t first, int64_t last) {
  const DepthwisePanel& p = place.panel;
  const int64_t of_vector = place.of_vector();
  for (int64_t y = first; y < last; ++y) {
    const float* input = p.input + y * p.width * p.in;
    float* to = place.row(y) + p.padding * kLanes;
    for (int64_t x = 0; x < p.width; ++x, input += p.in, to += kLanes) {
      Unrolled<Vectors>([&](auto v) BTXRD_AVX2_LAMBDA { _mm256_storeu_ps(to + v * of_vector, _mm256_loadu_ps(input + v * kLanes)); });
    }
  }
}

/// Makes the rows from `first` to `last` by the pointwise convolution.
template <int Vectors>
BTXRD_AVX2_FUNCTION void ExpandRows(const Workplace& place, int64_t first, int64_t last) {
  const DepthwisePanel& p = place.panel;
  const int64_t of_vector = place.of_vector();
  int64_t x = 0, y = first;
  float* next = place.row(y) + p.padding * kLanes;
  avx2::ForTiles<avx2::kTilePixels<Vectors>>((last - first) * p.width, [&](auto size, int64_t pixel) BTXRD_AVX2_LAMBDA {
    constexpr int kSize = decltype(size)::value;
    float* to[kSize];
    for (int i = 0; i < kSize; ++i) {
      to[i] = next;
      next += kLanes;
      if (++x == p.width) {
        x = 0;
        next = place.row(++y) + p.padding * kLanes;
      }
    }
    const float* input = p.input + (first * p.width + pixel) * p.in;
    avx2::Tile<kSize, Vectors>(
        p.in, p.expand_weight, p.expand_bias, [&](auto i, int64_t k) BTXRD_AVX2_LAMBDA { return input + i * p.in + k; },
        [&](auto i, auto v, __m256 sum) BTXRD_AVX2_LAMBDA {
          _mm256_storeu_ps(to[i] + v * of_vector, avx2::Apply<Activation::kSilu>(sum));
        });
  });
}

template <int Vectors>
void MakeRows(const Workplace& place, int64_t first, int64_t last) {
  place.panel.expand_weight == nullptr ? CopyInputRows<Vectors>(place, first, last) : ExpandRows<Vectors>(place, first, last);
}

/// What a row of results of 8 channels is made of.
struct DepthwiseRow {
  const float* const* inputs;
  int64_t begin, end;  ///< the rows of the filter that lie within the image
  const float* weight;
  const float* bias;
  float* output;
  float* totals;  ///< the sums of the results, which this row adds to
  int64_t width, channels;
};

template <int Kernel, int Stride>
BTXRD_AVX2_FUNCTION void ComputeDepthwiseRow(const DepthwiseRow& row) {
  __m256 totals = _mm256_loadu_ps(row.totals);
  avx2::ForTiles<kResultsAtOnce>(row.width, [&](auto size, int64_t x) BTXRD_AVX2_LAMBDA {
    constexpr int kSize = decltype(size)::value;
    __m256 sums[kSize];
    const __m256 start = _mm256_loadu_ps(row.bias);
    Unrolled<kSize>([&](auto c) BTXRD_AVX2_LAMBDA { sums[c] = start; });
    for (int64_t r = row.begin; r < row.end; ++r) {
      __m256 w[Kernel];
      Unrolled<Kernel>([&](auto k) BTXRD_AVX2_LAMBDA { w[k] = _mm256_loadu_ps(row.weight + (r * Kernel + k) * kLanes); });
      const float* input = row.inputs[r] + x * Stride * kLanes;
      // Each number of the input is loaded once, for all results that it is part of.
      Unrolled<(kSize - 1) * Stride + Kernel>([&](auto i) BTXRD_AVX2_LAMBDA {
        const __m256 value = _mm256_loadu_ps(input + i * kLanes);
        Unrolled<kSize>([&](auto c) BTXRD_AVX2_LAMBDA {
          constexpr int k = decltype(i)::value - decltype(c)::value * Stride;
          if constexpr (k >= 0 && k < Kernel) sums[c] = _mm256_fmadd_ps(value, w[k], sums[c]);
        });
      });
    }
    Unrolled<kSize>([&](auto c) BTXRD_AVX2_LAMBDA {
      const __m256 result = avx2::Apply<Activation::kSilu>(sums[c]);
      _mm256_storeu_ps(row.output + (x + c) * row.channels, result);
      totals = _mm256_add_ps(totals, result);
    });
  });
  _mm256_storeu_ps(row.totals, totals);
}

using DepthwiseRowFunction = void (*)(const DepthwiseRow&);

DepthwiseRowFunction ChooseRow(int64_t kernel, int64_t stride) {
  if (kernel == 3) return stride == 1 ? &ComputeDepthwiseRow<3, 1> : &ComputeDepthwiseRow<3, 2>;
  return stride == 1 ? &ComputeDepthwiseRow<5, 1> : &ComputeDepthwiseRow<5, 2>;
}

}  // namespace

void ComputeDepthwise(const DepthwisePanel& p, float* scratch) {
  const DepthwiseRowFunction compute_row = ChooseRow(p.kernel, p.stride);
  const int64_t vectors = p.panel_width / kLanes, places = p.kernel * p.kernel;
  const InputRows rows(p.kernel, p.height, p.width, p.padding);
  const Workplace place{p, rows, scratch};
  std::fill_n(scratch, vectors * place.of_vector(), 0.0f);
  const float count = static_cast<float>(p.out_height * p.out_width);
  const auto begin_of = [&](int64_t group) { return p.out_height * group / p.groups; };
  float totals[2 * kLanes] = {};
  int64_t made = std::max<int64_t>(0, begin_of(p.first) * p.stride - p.padding), group = p.first;
  for (int64_t y = begin_of(p.first); y < begin_of(p.last); ++y) {
    const int64_t top = y * p.stride - p.padding;
    const int64_t begin = std::max<int64_t>(0, -top), end = std::min(p.kernel, p.height - top);
    while (made < top + end) {
      const int64_t last = std::min(p.height, made + rows.at_once);
      vectors == 2 ? MakeRows<2>(place, made, last) : MakeRows<1>(place, made, last);
      made = last;
    }
    for (int64_t v = 0; v < vectors; ++v) {
      const float* inputs[kMostRows];
      for (int64_t r = begin; r < end; ++r) inputs[r] = place.row(top + r) + v * place.of_vector();
      compute_row({inputs, begin, end, p.weight + v * places * kLanes, p.bias + v * kLanes,
                   p.output + y * p.out_width * p.channels + v * kLanes, totals + v * kLanes, p.out_width, p.channels});
    }
    if (y + 1 < begin_of(group + 1)) continue;
    for (int64_t c = 0; c < p.panel_width; ++c) {
      if (p.means != nullptr) p.means[group * p.channels + c] = totals[c] / count;
      totals[c] = 0;
    }
    ++group;
  }
}

int64_t RowGroups(int64_t out_height) { return std::max<int64_t>(1, out_height / kLeastRows); }

int64_t DepthwiseScratch(int64_t kernel, int64_t height, int64_t map_width, int64_t padding, int64_t width) {
  const InputRows rows(kernel, height, map_width, padding);
  return rows.count * rows.row_floats * width / kLanes;
}

}  // namespace btxrd

#endif
