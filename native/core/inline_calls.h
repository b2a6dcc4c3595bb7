#pragma once

namespace torch::jit {
struct Graph;
}

namespace btxrd {

/// Puts the graphs of all functions and methods that a graph calls in place of the calls. LibTorch's
/// pass does so by itself only where TorchScript optimises, which the executor's thread must not: it
/// then takes in one level at a time.
void InlineCalls(torch::jit::Graph& graph);

}  // namespace btxrd
