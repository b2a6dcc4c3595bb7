#include "binding/training.h"

#include <string>
#include <utility>
#include <vector>

#include "binding/arguments.h"
#include "binding/classifier.h"
#include "binding/environment.h"
#include "binding/errors.h"
#include "binding/grad_scaler.h"
#include "binding/optimizer.h"
#include "binding/tensor.h"
#include "core/autocast.h"
#include "core/grad_norm.h"
#include "core/loss.h"
#include "core/train_step.h"

namespace btxrd {

namespace {

// { weight: NativeTensor or null, reduction, ignoreIndex, labelSmoothing }
CrossEntropyOptions ReadLoss(const Napi::Value& value) {
  const Napi::Object object = ReadObject(value, "criterion");
  CrossEntropyOptions options;
  if (const Napi::Value weight = object.Get("weight"); !weight.IsNull()) options.weight = TensorWrap::Read(weight, "weight");
  const std::string reduction = ReadString(object.Get("reduction"), "reduction");
  if (reduction == "none") {
    options.reduction = at::Reduction::None;
  } else if (reduction == "sum") {
    options.reduction = at::Reduction::Sum;
  } else if (reduction != "mean") {
    throw ArgumentError(value.Env(), "Expected none, mean or sum for reduction.");
  }
  options.ignore_index = ReadInt(object.Get("ignoreIndex"), "ignoreIndex");
  options.label_smoothing = ReadDouble(object.Get("labelSmoothing"), "labelSmoothing");
  return options;
}

NonFinite ReadNonFinite(const Napi::Value& value) {
  const std::string choice = ReadString(value, "nonFinite");
  if (choice == "raise") return NonFinite::kRaise;
  if (choice == "skip") return NonFinite::kSkip;
  if (choice == "continue") return NonFinite::kContinue;
  throw ArgumentError(value.Env(), "Expected raise, skip or continue for nonFinite.");
}

// crossEntropyLoss(logits, target, criterion, autocast dtype or null) -> Promise<NativeTensor>
Napi::Value CrossEntropyLossCall(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  const at::Tensor logits = TensorWrap::Read(info[0], "logits");
  const at::Tensor target = TensorWrap::Read(info[1], "target");
  return Environment::Of(env).jobs->Run(
      env,
      [logits, target, options = ReadLoss(info[2]), autocast = ReadOptionalDType(info[3], "autocast")] {
        const AutocastGuard guard(logits.device().type(), autocast);
        return CrossEntropyLoss(logits, target, options);
      },
      [](Napi::Env loop, at::Tensor loss) { return TensorWrap::Wrap(loop, std::move(loss)); });
}

// clipGradNorm(params, maxNorm, normType, errorIfNonfinite, foreach or null) -> Promise<number>
Napi::Value ClipGradNormCall(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  const double max_norm = ReadDouble(info[1], "maxNorm");
  const double norm_type = ReadDouble(info[2], "normType");
  const bool error_if_nonfinite = ReadBool(info[3], "errorIfNonfinite");
  const std::optional<bool> foreach = ReadOptionalBool(info[4], "foreach");
  return Environment::Of(env).jobs->Run(
      env,
      [parameters = TensorWrap::ReadList(info[0], "params"), max_norm, norm_type, error_if_nonfinite, foreach] {
        return ClipGradNorm(parameters, max_norm, norm_type, error_if_nonfinite, foreach);
      },
      [token = Environment::Of(env).gradient_writers.Enter()](Napi::Env loop, double norm) { return Napi::Number::New(loop, norm); });
}

// trainStep({ model, optimizer, scaler or null, groups, criterion, numClasses, maxGradNorm or null,
//   autocast or null, nonFinite }, input, target) -> Promise<{ loss, gradNorm, logits, stepped, scaler }>
Napi::Value TrainStepCall(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  const Napi::Object spec = ReadObject(info[0], "step");
  TrainStep step;
  step.classifier = ClassifierWrap::Read(spec.Get("model"), "model");
  if (const Napi::Value scaler = spec.Get("scaler"); !scaler.IsNull()) step.scaler = GradScalerWrap::Read(scaler, "scaler");
  step.hyperparameters = ReadStepOptions(spec.Get("groups"));
  step.loss = ReadLoss(spec.Get("criterion"));
  step.num_classes = ReadInt(spec.Get("numClasses"), "numClasses");
  step.max_grad_norm = ReadOptionalDouble(spec.Get("maxGradNorm"), "maxGradNorm");
  step.autocast = ReadOptionalDType(spec.Get("autocast"), "autocast");
  step.non_finite = ReadNonFinite(spec.Get("nonFinite"));
  const at::Tensor input = TensorWrap::Read(info[1], "input");
  const at::Tensor target = TensorWrap::Read(info[2], "target");
  OptimizerWrap::Hold hold = OptimizerWrap::Enter(spec.Get("optimizer"), "optimizer");
  step.optimizer = hold.optimizer;
  return Environment::Of(env).jobs->Run(
      env, [step = std::move(step), input, target] { return RunTrainStep(step, input, target); },
      [token = std::move(hold.token), settled = std::move(hold.settled)](Napi::Env loop, TrainStepResult result) -> Napi::Value {
        settled(loop);
        Napi::Object object = Napi::Object::New(loop);
        object.Set("loss", Napi::Number::New(loop, result.loss));
        object.Set("gradNorm", Napi::Number::New(loop, result.grad_norm));
        object.Set("logits", TensorWrap::Wrap(loop, std::move(result.logits)));
        object.Set("stepped", Napi::Boolean::New(loop, result.stepped));
        object.Set("scaler", result.scaler ? Napi::Value(ToObject(loop, *result.scaler)) : loop.Null());
        return object;
      });
}

}  // namespace

void InitTraining(Napi::Env env, Napi::Object exports) {
  exports.Set("crossEntropyLoss", Napi::Function::New<CrossEntropyLossCall>(env, "crossEntropyLoss"));
  exports.Set("clipGradNorm", Napi::Function::New<ClipGradNormCall>(env, "clipGradNorm"));
  exports.Set("trainStep", Napi::Function::New<TrainStepCall>(env, "trainStep"));
}

}  // namespace btxrd
