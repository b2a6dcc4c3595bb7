#pragma once

// The inner part of a matrix product of pixels and weights, for whoever supplies the pixels and
// takes the sums.

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <vector>

#include "core/fused/simd_avx2.h"

namespace btxrd {

/// Neighbouring output channels whose weights lie together: by input channel, then output channel.
struct Panel {
  int64_t start;  ///< its first output channel
  int64_t width;  ///< 8, 16 or 24
};

/// Panels of 16; the last one, of 24 or 8, takes what is no multiple of 16.
std::vector<Panel> PanelsOf(int64_t channels);

/// The weights (channels out, ...) panel by panel.
std::vector<float> PackPanels(const at::Tensor& weight, const std::vector<Panel>& panels);

std::vector<float> FlatValues(const at::Tensor& tensor);

/// Zeros where it is undefined.
std::vector<float> BiasOf(const at::Tensor& bias, int64_t channels);

#ifdef BTXRD_FUSED_KERNELS

namespace avx2 {

/// Pixels of a tile: as many as leave 12 sums or fewer for the 16 registers.
template <int Vectors>
inline constexpr int kTilePixels = Vectors == 3 ? 4 : 6;

/// `Pixels` pixels of `Vectors` times 8 output channels: `load(pixel, k)` points to input channel k
/// of a pixel; `emit(pixel, vector, sums)` gets the results.
template <int Pixels, int Vectors, typename Load, typename Emit>
BTXRD_AVX2 void Tile(int64_t in, const float* weight, const float* bias, Load&& load, Emit&& emit) {
  __m256 sums[Pixels][Vectors];
  Unrolled<Vectors>([&](auto v) BTXRD_AVX2_LAMBDA {
    const __m256 start = _mm256_loadu_ps(bias + v * kLanes);
    Unrolled<Pixels>([&](auto p) BTXRD_AVX2_LAMBDA { sums[p][v] = start; });
  });
  for (int64_t k = 0; k < in; ++k, weight += Vectors * kLanes) {
    __m256 w[Vectors];
    Unrolled<Vectors>([&](auto v) BTXRD_AVX2_LAMBDA { w[v] = _mm256_loadu_ps(weight + v * kLanes); });
    Unrolled<Pixels>([&](auto p) BTXRD_AVX2_LAMBDA {
      const __m256 x = _mm256_broadcast_ss(load(p, k));
      Unrolled<Vectors>([&](auto v) BTXRD_AVX2_LAMBDA { sums[p][v] = _mm256_fmadd_ps(x, w[v], sums[p][v]); });
    });
  }
  Unrolled<Pixels>([&](auto p) BTXRD_AVX2_LAMBDA {
    Unrolled<Vectors>([&](auto v) BTXRD_AVX2_LAMBDA { emit(p, v, sums[p][v]); });
  });
}

/// body(size, first) for tiles of `size` neighbours from `first` on, which together are `count`: as
/// few tiles of at most `Most` as possible, and alike, since small ones wait for their own sums.
template <int Most, typename Body>
BTXRD_AVX2 void ForTiles(int64_t count, Body&& body) {
  const int64_t tiles = (count + Most - 1) / Most;
  if (tiles == 0) return;
  const int64_t size = count / tiles, larger = count % tiles;
  int64_t first = 0;
  const auto of_size = [&](int64_t wanted, int64_t times) BTXRD_AVX2_LAMBDA {
    Unrolled<Most>([&](auto index) BTXRD_AVX2_LAMBDA {
      constexpr std::integral_constant<int, decltype(index)::value + 1> kSize;
      if (wanted != kSize) return;
      for (int64_t i = 0; i < times; ++i, first += kSize) body(kSize, first);
    });
  };
  of_size(size + 1, larger);
  of_size(size, tiles - larger);
}

}  // namespace avx2

#endif

}  // namespace btxrd
