#pragma once

#include <memory>

namespace torch::jit {
struct Graph;
struct Module;
}  // namespace torch::jit

namespace btxrd {

/// The forward pass of a module in evaluation mode as one list of operations without branches and
/// side effects: calls inlined, weights constants, BatchNorm folded into the convolutions before it.
/// The constants are of the moment: the graph does not follow later changes of the weights.
std::shared_ptr<torch::jit::Graph> FrozenGraph(const torch::jit::Module& module);

}  // namespace btxrd
