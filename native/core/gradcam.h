#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/classifier.h"

namespace btxrd {

struct GradCamResult {
  at::Tensor logits;     ///< (B, K) on the model's device
  at::Tensor heat_maps;  ///< (B, H, W) float32 on the CPU, each from 0 to 1
  std::vector<int64_t> classes;  ///< the class that each heat map explains
};

/// Grad-CAM of a layer, named by its dotted path, in evaluation mode. Without `classes` each image's
/// predicted class is explained. Leaves the parameters, their gradients, the buffers and the random
/// generator alone.
///
/// Throws ERR_INVALID_ARG for a layer or a class that the model does not have, for a layer whose output
/// is no feature map and for another count of classes than images; ERR_NON_FINITE where logits,
/// features or gradients are not finite.
GradCamResult RunGradCam(Classifier& classifier, const at::Tensor& input, const std::string& layer,
                         const std::optional<std::vector<int64_t>>& classes);

}  // namespace btxrd
