#pragma once

#include <ATen/core/Generator.h>
#include <ATen/core/Tensor.h>

#include <vector>

#include "core/classifier.h"

namespace btxrd {

/// What a training forward pass changes: BatchNorm's buffers and the random generator. They are
/// small (B0: 0.2 MB), so a copy before the step is cheap, and a step that fails can undo them.
class StepSnapshot {
 public:
  explicit StepSnapshot(const Classifier& classifier);

  void RestoreBuffers();
  void RestoreGenerator();

 private:
  std::vector<at::Tensor> buffers_;
  std::vector<at::Tensor> saved_;
  at::Generator generator_;
  at::Tensor generator_state_;
};

}  // namespace btxrd
