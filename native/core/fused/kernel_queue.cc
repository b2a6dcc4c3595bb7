#include "core/fused/kernel_queue.h"

#include <ATen/Parallel.h>
#include <ATen/ops/empty.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <memory>
#include <thread>
#include <utility>

#ifdef __SSE2__
#include <immintrin.h>
#endif

namespace btxrd {

namespace {

void PauseThread() {
#ifdef __SSE2__
  _mm_pause();
#endif
}

/// Others finish their tasks in microseconds, unless they have lost their core. To yield is to lose
/// one's own, to whatever else wants to run, for milliseconds: so only after about one millisecond.
void WaitUntil(const std::atomic<int64_t>& count, int64_t value) {
  constexpr int kSpins = 50'000;
  for (int spin = 0; count.load(std::memory_order_acquire) != value; ++spin) {
    spin < kSpins ? PauseThread() : std::this_thread::yield();
  }
}

}  // namespace

/// What the threads share.
struct KernelQueue::Work {
  /// How far they have come with a kernel; of a cache line of its own.
  struct alignas(64) Progress {
    std::atomic<int64_t> taken{0};
    std::atomic<int64_t> done{0};
  };

  explicit Work(std::vector<Kernel> queued) : kernels(std::move(queued)), progress(kernels.size()) {}

  /// Whoever comes takes part: a kernel is done when its tasks are, by however many threads, so nothing
  /// here waits for a thread that comes late or not at all.
  void TakePart(float* scratch) {
    for (std::size_t i = 0; i < kernels.size(); ++i) {
      const Kernel& kernel = kernels[i];
      int64_t done = 0;
      for (int64_t task; (task = progress[i].taken.fetch_add(1, std::memory_order_relaxed)) < kernel.tasks; ++done) {
        kernel.task(task, scratch);
      }
      progress[i].done.fetch_add(done, std::memory_order_acq_rel);
      WaitUntil(progress[i].done, kernel.tasks);
    }
  }

  const std::vector<Kernel> kernels;
  std::vector<Progress> progress;
};

void KernelQueue::Add(int64_t tasks, int64_t scratch_floats, Task task) {
  kernels_.push_back({tasks, std::move(task)});
  scratch_floats_ = std::max(scratch_floats_, scratch_floats);
}

const float* KernelQueue::Read(const at::Tensor& map) {
  const at::Tensor last = map.contiguous(at::MemoryFormat::ChannelsLast);
  Keep(last);
  return last.const_data_ptr<float>();
}

void KernelQueue::Keep(const at::Tensor& tensor) {
  if (!arena_.Owns(tensor)) kept_.push_back(tensor);
}

void KernelQueue::Clear() {
  kernels_.clear();
  kept_.clear();
  scratch_floats_ = 0;
}

void KernelQueue::Run() {
  if (kernels_.empty()) return;
  const std::vector<at::Tensor> kept = std::exchange(kept_, {});
  const int64_t threads = at::get_num_threads();
  // A cache line apart, so that threads don't write to the same one.
  const int64_t each = (std::exchange(scratch_floats_, 0) + 31) / 16 * 16;
  // Not the arena's: what is free there may be in use by the work that is to run.
  if (!scratch_.defined() || scratch_.numel() < threads * each) scratch_ = at::empty({threads * each}, at::kFloat);
  float* const memory = scratch_.mutable_data_ptr<float>();
  // Shared, since a helper may come when all is done.
  const auto work = std::make_shared<Work>(std::exchange(kernels_, {}));
  try {
    for (int64_t helper = 1; helper < threads; ++helper) {
      at::launch([work, scratch = memory + helper * each] { work->TakePart(scratch); });
    }
  } catch (const std::exception&) {
    // No thread or memory for another helper. To leave here would free what those use that have begun.
  }
  work->TakePart(memory);
}

}  // namespace btxrd
