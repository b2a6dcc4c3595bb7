#pragma once

namespace btxrd {

// Operators of this package that TorchScript's interpreter knows while the addon is loaded.

// With the arguments of the operators of LibTorch that they stand for:
inline constexpr const char* kBatchNorm = "btxrd::batch_norm";
inline constexpr const char* kBatchNormSilu = "btxrd::batch_norm_silu";
inline constexpr const char* kDepthwiseConvolution = "btxrd::depthwise_conv2d";

/// Of features: themselves and the mean over their pixels, see gate.h.
inline constexpr const char* kFeaturesAndMean = "btxrd::features_and_mean";
/// Of these features and a gate.
inline constexpr const char* kGated = "btxrd::gated";

}  // namespace btxrd
