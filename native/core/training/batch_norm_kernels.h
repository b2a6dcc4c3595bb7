#pragma once

#include <cstdint>

namespace btxrd {

/// The dimensions of feature maps, (batch, channels, area pixels).
struct MapShape {
  int64_t batch;
  int64_t channels;  ///< a multiple of 8
  int64_t area;      ///< at least 8

  int64_t PerChannel() const { return batch * area; }

  /// Whether the maps leave no room for others in a processor's cache of usual size, so that what is written
  /// is not found there later.
  bool ExceedCache() const { return batch * channels * area > 4 * 1024 * 1024; }
};

/// What a batch normalisation learned and keeps, one number a channel.
struct BatchNormState {
  const float* weight;
  const float* bias;
  float* running_mean;
  float* running_var;
  double momentum;
  double eps;
};

/// What the backward pass needs of the forward pass, one number a channel: the output before the
/// activation is scale * x + shift.
struct BatchNormStatistics {
  float* mean;
  float* invstd;
  float* scale;
  float* shift;
};

struct BatchNormGradients {
  float* input;
  float* weight;
  float* bias;
};

/// Batch normalisation in training mode, and SiLU if `silu`, with the bits of LibTorch's two operators in
/// half the passes over memory: nothing between them is stored. The backward pass computes the
/// activation's input again.
///
/// Contiguous maps: a channel's sums are one chain of additions, so the kernels work on eight channels at
/// once. Their maps stay in the cache from one pass to the next unless they are large.
void BatchNormForwardContiguous(const float* x, float* y, MapShape shape, BatchNormState state, BatchNormStatistics stats, bool silu);
void BatchNormBackwardContiguous(const float* x, const float* dy, MapShape shape, const float* weight, BatchNormStatistics stats,
                                 BatchNormGradients gradients, bool silu);

/// Maps in channels_last: every thread sums over its share of the pixels, then the sums are added in the
/// order of the threads. `threads` is LibTorch's number of them, since the bits depend on it.
void BatchNormForwardChannelsLast(const float* x, float* y, MapShape shape, BatchNormState state, BatchNormStatistics stats,
                                  bool silu, int threads);
void BatchNormBackwardChannelsLast(const float* x, const float* dy, MapShape shape, const float* weight, BatchNormStatistics stats,
                                   BatchNormGradients gradients, bool silu, int threads);

}  // namespace btxrd
