#pragma once

#include <ATen/core/Tensor.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/function_schema.h>
#include <ATen/core/stack.h>

#include <string>
#include <vector>

namespace btxrd {

// JavaScript may read the sizes, memory and gradient of a tensor on its own thread while the
// executor works, so no operator may change those of a tensor that JavaScript holds.

/// Throws ERR_INVALID_ARG for an operator whose purpose that is, such as `squeeze_`.
void RefuseUnsafe(const c10::OperatorHandle& op);

/// The out arguments of a call, which LibTorch resizes when they do not fit: replaces each by one of
/// its own sizes over the same memory. Throws ERR_INVALID_ARG for one that requires a gradient.
class OutTensors {
 public:
  OutTensors(const c10::FunctionSchema& schema, torch::jit::Stack& arguments);

  /// Throws ERR_SHAPE when the operator resized one.
  void CheckShapes() const;

 private:
  struct Out {
    std::string name;
    at::Tensor given;
    at::Tensor used;
  };
  std::vector<Out> outs_;
};

/// Throws ERR_LIBTORCH unless JavaScript can hold every result: sparse and oneDNN tensors have no
/// memory with strides.
void CheckResults(const c10::FunctionSchema& schema, const torch::jit::Stack& results);

}  // namespace btxrd
