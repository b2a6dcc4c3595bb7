#pragma once

namespace btxrd {

// Operators of this package that TorchScript's interpreter knows while the addon is loaded; their
// arguments are those of the operators of LibTorch that they stand for.

inline constexpr const char* kBatchNorm = "btxrd::batch_norm";
inline constexpr const char* kBatchNormSilu = "btxrd::batch_norm_silu";
inline constexpr const char* kDepthwiseConvolution = "btxrd::depthwise_conv2d";

}  // namespace btxrd
