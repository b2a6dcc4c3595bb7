#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "core/fused/arena.h"

namespace btxrd {

/// Kernels that wait to run together. To start threads for each of the hundred kernels of a network
/// and to wait for the last of them costs as much as a small kernel does: here they are started once,
/// and pass from one kernel to the next by themselves.
class KernelQueue {
 public:
  /// One task of a kernel; `scratch` is memory of the thread that runs it. It throws nothing.
  using Task = std::function<void(int64_t task, float* scratch)>;

  /// Tasks of one kernel may run at the same time, after all tasks of the kernels before it.
  void Add(int64_t tasks, int64_t scratch_floats, Task task);

  /// Where the numbers of a feature map are, channels_last; it stays there until the queue has run.
  const float* Read(const at::Tensor& map);

  /// Keeps a tensor until the queue has run, unless it is the arena's.
  void Keep(const at::Tensor& tensor);

  /// Runs what is queued, on as many threads as LibTorch's operators have: the caller's and those of
  /// `at::launch`, since `at::parallel_for` is serial in an addon that is compiled without OpenMP.
  void Run();

  /// Forgets what is queued: after an exception its tensors may be gone.
  void Clear();

  Arena& arena() { return arena_; }

 private:
  struct Kernel {
    int64_t tasks;
    Task task;
  };

  struct Work;

  std::vector<Kernel> kernels_;
  std::vector<at::Tensor> kept_;
  int64_t scratch_floats_ = 0;  ///< the most that one of them needs
  at::Tensor scratch_;  ///< of all threads; kept, as the arena is
  Arena arena_;
};

}  // namespace btxrd
