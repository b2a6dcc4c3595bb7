#include "core/ops_guard.h"

#include <c10/core/Layout.h>

#include <sstream>
#include <string>
#include <utility>

#include "core/failure.h"

namespace btxrd {

namespace {

/// Calls `visit` with each tensor in a value: itself, or in a list of tensors or of optional ones.
template <class Visit>
void EachTensor(const c10::IValue& value, Visit visit) {
  if (value.isTensor()) {
    visit(value.toTensor());
  } else if (value.isList()) {
    for (const c10::IValue& item : value.toListRef()) EachTensor(item, visit);
  }
}

}  // namespace

void RefuseUnsafe(const c10::OperatorHandle& op) {
  const std::string& name = op.schema().name();
  std::string remedy;
  if (op.hasTag(at::Tag::inplace_view)) remedy = "the operator that gives a new tensor";
  if (name == "aten::set_data") remedy = "copy_()";
  if (name == "aten::_backward") remedy = "tensor.backward()";
  if (name == "aten::requires_grad_") remedy = "tensor.requiresGrad";
  if (remedy.empty()) return;
  throw CodedError("ERR_INVALID_ARG", "Expected an operator that leaves the shape, memory and gradients of tensors as they are but received " +
                                          name + ". Use " + remedy + " instead.");
}

OutTensors::OutTensors(const c10::FunctionSchema& schema, torch::jit::Stack& arguments) {
  const auto own = [this](const std::string& name, const at::Tensor& given) {
    // LibTorch's own rule, which would not see that the tensor below stands for one with a graph.
    if (given.requires_grad()) {
      throw CodedError("ERR_INVALID_ARG", "Expected a tensor that does not require a gradient for " + name + ".");
    }
    const c10::TensorImpl* impl = given.unsafeGetTensorImpl();
    // The version counter is shared: autograd must notice the write.
    at::Tensor used(impl->shallow_copy_and_detach(impl->version_counter(), /*allow_tensor_metadata_change=*/true));
    outs_.push_back({name, given, used});
    return used;
  };
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const c10::Argument& argument = schema.arguments()[i];
    if (!argument.is_out()) continue;
    if (arguments[i].isTensor()) {
      arguments[i] = own(argument.name(), arguments[i].toTensor());
    } else if (arguments[i].isTensorList()) {
      c10::List<at::Tensor> used;
      for (const at::Tensor& given : arguments[i].toTensorVector()) used.push_back(own(argument.name(), given));
      arguments[i] = std::move(used);
    }
  }
}

void OutTensors::CheckShapes() const {
  for (const auto& [name, given, used] : outs_) {
    if (given.sizes() == used.sizes() && given.strides() == used.strides()) continue;
    std::ostringstream message;
    message << "Expected shape " << used.sizes() << " for " << name << " but received " << given.sizes()
            << "; its values are no longer the old ones.";
    throw CodedError("ERR_SHAPE", message.str());
  }
}

void CheckResults(const c10::FunctionSchema& schema, const torch::jit::Stack& results) {
  for (const c10::IValue& result : results) {
    EachTensor(result, [&](const at::Tensor& tensor) {
      if (!tensor.defined() || (tensor.layout() == c10::kStrided && tensor.has_storage())) return;
      std::ostringstream message;
      message << "Expected a strided tensor from " << schema.name() << " but received layout " << tensor.layout()
              << ", which JavaScript cannot hold.";
      throw CodedError("ERR_LIBTORCH", message.str());
    });
  }
}

}  // namespace btxrd
