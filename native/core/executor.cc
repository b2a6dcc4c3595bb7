#include "core/executor.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "core/allocator/caching_allocator.h"
#include "core/classifier.h"

namespace btxrd {

Executor& Executor::Instance() {
  // Leaked on purpose: a static destructor could run while the thread still computes.
  static Executor* instance = new Executor();
  return *instance;
}

void Executor::Attach() {
  std::lock_guard lock(mutex_);
  if (environments_++ > 0) return;
  stop_ = false;
  thread_ = std::thread([this] { Run(); });
}

void Executor::Detach(Owner owner) {
  std::vector<Job> dropped;  // destroyed after the lock is released
  std::thread finished;
  {
    std::unique_lock lock(mutex_);
    const auto mine = std::stable_partition(
        queue_.begin(), queue_.end(), [owner](const Job& job) { return job.owner != owner; });
    std::move(mine, queue_.end(), std::back_inserter(dropped));
    queue_.erase(mine, queue_.end());
    idle_.wait(lock, [&] { return running_ != owner; });
    if (--environments_ == 0) {
      stop_ = true;
      wake_.notify_all();
      finished = std::move(thread_);
    }
  }
  if (finished.joinable()) finished.join();
}

void Executor::Shutdown() {
  std::deque<Job> dropped;  // destroyed after the lock is released
  std::thread finished;
  {
    std::lock_guard lock(mutex_);
    shut_down_ = stop_ = true;
    dropped.swap(queue_);
    wake_.notify_all();
    finished = std::move(thread_);
  }
  if (finished.joinable()) finished.join();
}

void Executor::Submit(Owner owner, std::function<void()> job) {
  {
    std::lock_guard lock(mutex_);
    if (shut_down_) return;
    queue_.push_back({owner, std::move(job)});
  }
  wake_.notify_one();
}

int Executor::NumThreads() const {
  return requested_threads_ > 0 ? requested_threads_.load() : at::get_num_threads();
}

void Executor::SetNumThreads(Owner owner, int count) {
  requested_threads_ = count;
  Submit(owner, [count] { at::set_num_threads(count); });
}

void Executor::SetCacheReleaseInterval(std::chrono::milliseconds interval) {
  {
    std::lock_guard lock(mutex_);
    cache_release_interval_ = interval;
  }
  wake_.notify_one();
}

/// Whether there is a job; false when the thread has to stop. Between jobs and while it waits, memory
/// that was not needed for an interval goes back to the system.
bool Executor::WaitForJob(std::unique_lock<std::mutex>& lock) {
  while (!stop_) {
    const auto due = last_cache_release_ + cache_release_interval_;
    if (std::chrono::steady_clock::now() >= due) {
      lock.unlock();
      TrimUnusedCpuCache();
      lock.lock();
      last_cache_release_ = std::chrono::steady_clock::now();
      continue;
    }
    if (!queue_.empty()) return true;
    wake_.wait_until(lock, due);
  }
  return false;
}

void Executor::Run() {
  RunTorchScriptAsEager();
  if (requested_threads_ > 0) at::set_num_threads(requested_threads_);

  std::unique_lock lock(mutex_);
  last_cache_release_ = std::chrono::steady_clock::now();
  while (WaitForJob(lock)) {
    Job job = std::move(queue_.front());
    queue_.pop_front();
    running_ = job.owner;
    lock.unlock();
    job.run();
    job.run = nullptr;  // tensors that only the job held go before it counts as ended
    lock.lock();
    running_ = nullptr;
    idle_.notify_all();
  }
}

}  // namespace btxrd
