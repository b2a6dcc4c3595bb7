#pragma once

#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/ivalue.h>
#include <ATen/core/stack.h>

#include <string>
#include <utility>
#include <vector>

namespace btxrd {

/// What JavaScript gave an operator, not yet read by a schema: None, bool, int, float, str, Tensor,
/// and a Tuple for an array.
struct OperatorArguments {
  std::vector<c10::IValue> positional;
  std::vector<std::pair<std::string, c10::IValue>> keyword;
};

/// The base names of ATen's operators ("add"), sorted.
std::vector<std::string> OperatorNames();

/// The schemas of ATen's operator of that base name, in the order in which torch.ops tries them;
/// empty when there is none.
std::vector<std::string> OperatorSchemas(const std::string& name);

/// An overload of an ATen operator with the arguments for one call.
class OperatorCall {
 public:
  /// Finds "add", the first overload that takes the arguments as `torch.ops.aten.add` does, or
  /// "add.Tensor", that overload. Throws ERR_INVALID_ARG when there is none.
  static OperatorCall Resolve(const std::string& name, const OperatorArguments& arguments);

  /// Runs it through LibTorch's dispatcher and gives its results; executor thread, once.
  torch::jit::Stack Run();

  const c10::FunctionSchema& schema() const { return operator_.schema(); }

 private:
  OperatorCall(c10::OperatorHandle op, torch::jit::Stack arguments)
      : operator_(std::move(op)), stack_(std::move(arguments)) {}

  c10::OperatorHandle operator_;
  torch::jit::Stack stack_;
};

}  // namespace btxrd
