#pragma once

#include <cstdint>

#include "core/fused/kernels.h"

#ifdef BTXRD_FUSED_KERNELS

namespace btxrd {

/// Some rows of a depthwise convolution of one image and the 8 or 16 channels of a panel. Its input is
/// the feature map itself or, where there are `expand_weight`s, made from it. Rows come in groups that
/// depend on the shape alone: a group's part in the means is summed by itself, so that the bits are the
/// same whoever computes how many of them.
struct DepthwisePanel {
  const float* input;
  const float* expand_weight;  ///< null for none
  const float* expand_bias;
  const float* weight;
  const float* bias;
  float* output;  ///< of the whole image
  float* means;   ///< (groups, channels), each group's part in the mean of the image; null when nobody asks
  int64_t in;        ///< numbers from one pixel of the input to the next
  int64_t channels;  ///< the same of the output
  int64_t panel_width;
  int64_t height, width, out_height, out_width;
  int64_t groups, first, last;  ///< groups of rows, and those to compute
  int64_t kernel, stride, padding;
};

/// Groups of rows that a map of results has.
int64_t RowGroups(int64_t out_height);

/// Computes it in scratch memory of the caller, with SiLU after each convolution.
void ComputeDepthwise(const DepthwisePanel& panel, float* scratch);

/// Numbers of scratch memory for a panel of that width.
int64_t DepthwiseScratch(int64_t kernel, int64_t height, int64_t map_width, int64_t padding, int64_t width);

}  // namespace btxrd

#endif
