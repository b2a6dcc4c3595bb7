#include "core/gradcam.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/argmax.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/isfinite.h>
#include <ATen/ops/zeros_like.h>
#include <torch/csrc/autograd/autograd.h>

#include <string>

#include "core/failure.h"
#include "core/heat_map.h"

namespace btxrd {

namespace {

void CheckFinite(const at::Tensor& tensor, const char* what) {
  if (at::isfinite(tensor).all().item<bool>()) return;
  throw CodedError("ERR_NON_FINITE", std::string("Expected finite ") + what +
                                         " for Grad-CAM but some are NaN or infinite. Look at the images and at the weights.");
}

std::vector<int64_t> Predicted(const at::Tensor& logits) {
  const at::Tensor best = logits.argmax(1).cpu();
  return {best.const_data_ptr<int64_t>(), best.const_data_ptr<int64_t>() + best.numel()};
}

void CheckClasses(const std::vector<int64_t>& classes, const at::Tensor& logits) {
  if (static_cast<int64_t>(classes.size()) != logits.size(0)) {
    throw CodedError("ERR_INVALID_ARG", "Expected one target class for each of " + std::to_string(logits.size(0)) +
                                            " images but received " + std::to_string(classes.size()) + ".");
  }
  for (const int64_t index : classes) {
    if (index < 0 || index >= logits.size(1)) {
      throw CodedError("ERR_INVALID_ARG", "Expected a target class from 0 to " + std::to_string(logits.size(1) - 1) +
                                              " but received " + std::to_string(index) + ".");
    }
  }
}

// The gradient of the sum of each image's target logit, for the features only: unlike backward(),
// it adds nothing to the `.grad` of the head's parameters.
at::Tensor FeatureGradient(const at::Tensor& logits, const at::Tensor& features, const std::vector<int64_t>& classes) {
  at::Tensor chosen = at::zeros_like(logits);
  for (std::size_t i = 0; i < classes.size(); ++i) chosen[static_cast<int64_t>(i)][classes[i]].fill_(1);
  return torch::autograd::grad({logits}, {features}, {chosen}).front();
}

at::Tensor HeatMaps(const at::Tensor& features, const at::Tensor& gradients, const at::Tensor& input) {
  const auto height = static_cast<int>(input.size(2));
  const auto width = static_cast<int>(input.size(3));
  at::Tensor maps = at::empty({input.size(0), height, width}, at::kFloat);
  for (int64_t i = 0; i < input.size(0); ++i) {
    const at::Tensor map = features[i];
    const bool channels_last = map.stride(0) == 1 && !map.is_contiguous();
    const at::Tensor dense = channels_last ? map : map.contiguous();
    HeatMap({dense.const_data_ptr<float>(), dense.size(0), static_cast<int>(dense.size(1)), static_cast<int>(dense.size(2)),
             channels_last},
            gradients[i].const_data_ptr<float>(), maps[i].mutable_data_ptr<float>(), width, height);
  }
  return maps;
}

}  // namespace

GradCamResult RunGradCam(Classifier& classifier, const at::Tensor& input, const std::optional<std::vector<int64_t>>& classes) {
  const at::Tensor features = classifier.ForwardFeatures(input).set_requires_grad(true);
  const at::Tensor logits = classifier.ForwardHead(features);
  CheckFinite(logits, "logits");
  GradCamResult result{logits.detach(), {}, classes ? *classes : Predicted(logits.detach())};
  CheckClasses(result.classes, logits);
  const at::Tensor gradients = FeatureGradient(logits, features, result.classes);

  at::NoGradGuard no_grad;
  CheckFinite(features, "features");
  CheckFinite(gradients, "gradients");
  result.heat_maps = HeatMaps(features.cpu(), gradients.cpu().contiguous(), input);
  return result;
}

}  // namespace btxrd
