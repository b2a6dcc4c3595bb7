#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <string>
#include <vector>

namespace btxrd {

/// One in-place operation that a timm constructor runs on its parameters
/// (python/btxrd_export/init_tape.py defines the tape).
struct InitOp {
  std::string op;       ///< an ATen name, "uniform_"
  int64_t target = -1;  ///< index of a state tensor; -1: scratch memory, whose content is never read
  /// The part of the state tensor that is written, or the layout of the scratch memory;
  /// `shape` is empty for a whole state tensor.
  int64_t offset = 0;
  std::vector<int64_t> shape;
  std::vector<int64_t> strides;
  c10::ScalarType dtype = c10::ScalarType::Float;
  std::vector<double> args;  ///< NaN: an argument that is None
};

/// Runs the operations in order on the default CPU generator. Draws into scratch memory count
/// too: they leave the generator where Python's is.
void ReplayInitTape(const std::vector<InitOp>& tape, const std::vector<at::Tensor>& state);

}  // namespace btxrd
