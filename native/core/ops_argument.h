#pragma once

#include <ATen/core/function_schema.h>
#include <ATen/core/ivalue.h>
#include <ATen/core/stack.h>

#include <optional>
#include <string>

namespace btxrd {

/// Whether torch.ops lets a number stand for a Tensor in this operator ("aten::add").
bool TakesNumbersAsTensors(const std::string& qualified_name);

/// A value from JavaScript as the type that the schema asks for; empty when it is none.
///
/// An int is also a float and an int[N] of equal elements, as in Python; a bool is no int.
/// Names stand for a ScalarType, Layout, MemoryFormat or Device. Throws ERR_DEVICE for a device
/// that this machine lacks.
std::optional<c10::IValue> ToArgument(const c10::IValue& value, const c10::Argument& argument, bool numbers_as_tensors);

/// A short description of a value from JavaScript for error messages.
std::string Describe(const c10::IValue& value);

/// Makes 0-d tensors of the numbers that stand for one; they take part in type promotion as
/// Python's numbers do.
void NumbersToTensors(const c10::FunctionSchema& schema, torch::jit::Stack& stack);

}  // namespace btxrd
