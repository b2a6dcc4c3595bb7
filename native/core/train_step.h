#pragma once

#include <ATen/core/Tensor.h>
#include <c10/core/ScalarType.h>

#include <memory>
#include <optional>
#include <vector>

#include "core/classifier.h"
#include "core/grad_scaler.h"
#include "core/loss.h"
#include "core/optim/optimizer.h"

namespace btxrd {

/// What to do when the loss or the gradient norm is not finite.
enum class NonFinite {
  kRaise,     ///< undo the forward pass and throw ERR_NON_FINITE
  kSkip,      ///< undo what the batch did to BatchNorm's buffers and leave out the step
  kContinue,  ///< go on, as Python does
};

struct TrainStep {
  std::shared_ptr<Classifier> classifier;
  std::shared_ptr<Optimizer> optimizer;
  std::shared_ptr<GradScaler> scaler;  ///< null for none
  std::vector<StepOptions> hyperparameters;
  CrossEntropyOptions loss;
  int64_t num_classes = 0;  ///< of the classifier, to check the targets before the forward pass
  std::optional<double> max_grad_norm;
  std::optional<c10::ScalarType> autocast;
  NonFinite non_finite = NonFinite::kRaise;
};

struct TrainStepResult {
  double loss;
  double grad_norm;  ///< of the unscaled gradients, before clipping; NaN when they were never computed
  at::Tensor logits;
  bool stepped;
  std::optional<ScalerValues> scaler;
};

/// zero_grad, forward, loss, backward, unscale, clip, step and update, as a Python training loop has
/// them. A failure before the optimizer's step leaves parameters, buffers, optimizer and random
/// generator as they were, with the gradients cleared.
TrainStepResult RunTrainStep(const TrainStep& step, const at::Tensor& input, const at::Tensor& target);

}  // namespace btxrd
