#include "core/train_step.h"

#include <cmath>
#include <limits>
#include <string>
#include <utility>

#include "core/autocast.h"
#include "core/failure.h"
#include "core/grad_norm.h"
#include "core/step_snapshot.h"

namespace btxrd {

namespace {

struct Forward {
  at::Tensor logits;
  at::Tensor loss;
};

Forward RunForward(const TrainStep& step, const at::Tensor& input, const at::Tensor& target) {
  const AutocastGuard autocast(input.device().type(), step.autocast);
  at::Tensor logits = step.classifier->Forward(input, /*training=*/true);
  at::Tensor loss = CrossEntropyLoss(logits, target, step.loss);
  return {std::move(logits), std::move(loss)};
}

[[noreturn]] void RaiseNonFinite(const char* what, double value) {
  throw CodedError("ERR_NON_FINITE",
                   std::string("Expected a finite ") + what + " but it is " + (std::isnan(value) ? "NaN" : "infinite") +
                       ". Parameters, buffers, optimizer and random generator are as before the step; the gradients were "
                       "cleared. Lower the learning rate, look at the batch, or pass nonFinite: 'skip'.");
}

// Everything up to the optimizer's step: what of it fails can be undone. Returns whether to step.
bool ComputeGradients(const TrainStep& step, const at::Tensor& input, const at::Tensor& target, TrainStepResult& result) {
  Forward forward = RunForward(step, input, target);
  result.logits = forward.logits.detach();
  result.loss = forward.loss.item().toDouble();
  const bool finite_loss = std::isfinite(result.loss);
  if (!finite_loss && step.non_finite == NonFinite::kRaise) RaiseNonFinite("loss", result.loss);
  // With a scaler the step goes on: gradients that are not finite are what it lowers the scale for.
  if (!finite_loss && step.non_finite == NonFinite::kSkip && !step.scaler) return false;

  (step.scaler ? step.scaler->Scale(forward.loss) : forward.loss).backward();
  forward = {};  // the graph ends here and not after the step, as when Python's next loss replaces it
  const bool found_inf = step.scaler && step.scaler->Unscale(step.optimizer->Gradients());

  const std::vector<at::Tensor> gradients = GradientsOf(step.classifier->Parameters());
  const at::Tensor norm = TotalNorm(gradients, 2.0, std::nullopt);
  result.grad_norm = norm.item().toDouble();
  if (found_inf) return false;
  if (!std::isfinite(result.grad_norm) && step.non_finite != NonFinite::kContinue) {
    if (step.non_finite == NonFinite::kRaise) RaiseNonFinite("gradient norm", result.grad_norm);
    return false;
  }
  if (step.max_grad_norm) ClipWithNorm(gradients, *step.max_grad_norm, norm, std::nullopt);
  return true;
}

}  // namespace

TrainStepResult RunTrainStep(const TrainStep& step, const at::Tensor& input, const at::Tensor& target) {
  CheckTargets(target, step.num_classes, step.loss.ignore_index);
  StepSnapshot before(*step.classifier);
  step.optimizer->ZeroGrad(/*set_to_none=*/true);
  TrainStepResult result{0, std::numeric_limits<double>::quiet_NaN(), {}, false, std::nullopt};
  try {
    result.stepped = ComputeGradients(step, input, target, result);
  } catch (...) {
    step.optimizer->ZeroGrad(/*set_to_none=*/true);
    before.RestoreBuffers();
    before.RestoreGenerator();
    throw;
  }
  if (result.stepped) {
    step.optimizer->Step(step.hyperparameters);
  } else if (!step.scaler) {
    before.RestoreBuffers();
  }
  if (step.scaler) result.scaler = step.scaler->Update(!result.stepped);
  return result;
}

}  // namespace btxrd
