#include "core/step_snapshot.h"

#include <ATen/Context.h>
#include <ATen/core/grad_mode.h>

#include <mutex>

namespace btxrd {

StepSnapshot::StepSnapshot(const Classifier& classifier)
    : buffers_(classifier.Buffers()), generator_(at::globalContext().defaultGenerator(classifier.device())) {
  at::NoGradGuard no_grad;
  saved_.reserve(buffers_.size());
  for (const at::Tensor& buffer : buffers_) saved_.push_back(buffer.clone());
  std::lock_guard lock(generator_.mutex());
  generator_state_ = generator_.get_state();
}

void StepSnapshot::RestoreBuffers() {
  at::NoGradGuard no_grad;
  for (std::size_t i = 0; i < buffers_.size(); ++i) buffers_[i].copy_(saved_[i]);
}

void StepSnapshot::RestoreGenerator() {
  std::lock_guard lock(generator_.mutex());
  generator_.set_state(generator_state_);
}

}  // namespace btxrd
