#include "core/gradcam.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/argmax.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/isfinite.h>
#include <ATen/ops/zeros_like.h>
#include <torch/csrc/autograd/autograd.h>

#include <sstream>
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

void CheckLayer(const at::Tensor& features, const std::string& layer) {
  if (features.dim() == 4 && features.scalar_type() == at::kFloat) return;
  std::ostringstream shape;
  shape << features.sizes();
  throw CodedError("ERR_INVALID_ARG", "Expected a layer with a float32 output of shape (B, C, H, W) for targetLayer but the output of \"" +
                                          layer + "\" has the shape " + shape.str() + ".");
}

// The gradient of the sum of each image's target logit, for the features only: unlike backward(),
// it adds nothing to the `.grad` of the head's parameters.
at::Tensor FeatureGradient(const at::Tensor& logits, const at::Tensor& features, const std::vector<int64_t>& classes) {
  at::Tensor chosen = at::zeros_like(logits);
  for (std::size_t i = 0; i < classes.size(); ++i) chosen[static_cast<int64_t>(i)][classes[i]].fill_(1);
  return torch::autograd::grad({logits}, {features}, {chosen}).front();
}

// Every element in its place, in the memory format that NumPy would see.
at::Tensor Dense(const at::Tensor& maps) {
  const bool channels_last = maps.is_contiguous(at::MemoryFormat::ChannelsLast);
  return maps.cpu().contiguous(channels_last ? at::MemoryFormat::ChannelsLast : at::MemoryFormat::Contiguous);
}

FeatureMap Image(const at::Tensor& maps, int64_t index) {
  const at::Tensor map = maps[index];
  return {map.const_data_ptr<float>(), map.size(0), static_cast<int>(map.size(1)), static_cast<int>(map.size(2)),
          !map.is_contiguous()};
}

at::Tensor HeatMaps(const at::Tensor& features, const at::Tensor& gradients, const at::Tensor& input) {
  const auto height = static_cast<int>(input.size(2));
  const auto width = static_cast<int>(input.size(3));
  at::Tensor maps = at::empty({input.size(0), height, width}, at::kFloat);
  for (int64_t i = 0; i < input.size(0); ++i) {
    HeatMap(Image(features, i), Image(gradients, i), maps[i].mutable_data_ptr<float>(), width, height);
  }
  return maps;
}

}  // namespace

GradCamResult RunGradCam(Classifier& classifier, const at::Tensor& input, const std::string& layer,
                         const std::optional<std::vector<int64_t>>& classes) {
  const Tapped tapped = classifier.ForwardTapped(input, layer);
  const at::Tensor logits = tapped.output.detach();
  GradCamResult result{logits, {}, classes ? *classes : Predicted(logits)};
  CheckLayer(tapped.leaf, layer);
  CheckClasses(result.classes, logits);
  CheckFinite(logits, "logits");
  const at::Tensor gradients = FeatureGradient(tapped.output, tapped.leaf, result.classes);

  at::NoGradGuard no_grad;
  // The library keeps the layer's own output on the CPU, where later layers may write into it, and a
  // copy of it from another device.
  const at::Tensor& features = input.is_cpu() ? tapped.features : tapped.leaf;
  CheckFinite(features, "features");
  CheckFinite(gradients, "gradients");
  result.heat_maps = HeatMaps(Dense(features), Dense(gradients), input);
  return result;
}

}  // namespace btxrd
