#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace btxrd {

/// The one thread of the process that runs LibTorch.
///
/// OpenMP gives every calling thread a team of its own and some of LibTorch's switches are per
/// thread, so results and speed are only reproducible when all compute comes from the same one.
/// Jobs run in the order in which they were submitted, whichever environment (main thread or
/// worker) submitted them.
class Executor {
 public:
  /// Identifies the environment that a job belongs to.
  using Owner = const void*;

  static Executor& Instance();

  /// Announces an environment; the thread runs while at least one is attached.
  void Attach();

  /// Drops the owner's queued jobs, waits for its running one, and stops the thread
  /// when this was the last environment. No job of the owner runs after the return.
  void Detach(Owner owner);

  /// Drops every queued job and waits for the running one, for good. The process is about to
  /// exit, and LibTorch's statics must not be destroyed under a running job.
  void Shutdown();

  /// `job` must not throw and must not touch JavaScript.
  void Submit(Owner owner, std::function<void()> job);

  /// Threads that one operator may use: the last count asked for, else LibTorch's default,
  /// which is what Python's torch would use.
  int NumThreads() const;
  void SetNumThreads(Owner owner, int count);

  /// How long cached memory may stay unused before the thread gives it back.
  void SetCacheReleaseInterval(std::chrono::milliseconds interval);

 private:
  struct Job {
    Owner owner;
    std::function<void()> run;
  };

  Executor() = default;
  void Run();
  bool WaitForJob(std::unique_lock<std::mutex>& lock);

  std::mutex mutex_;
  std::condition_variable wake_;   // a job arrived, or stop
  std::condition_variable idle_;   // a job ended
  std::deque<Job> queue_;
  Owner running_ = nullptr;
  bool stop_ = false;
  bool shut_down_ = false;
  std::size_t environments_ = 0;
  std::thread thread_;
  std::atomic<int> requested_threads_{0};  // 0: LibTorch's default
  std::chrono::milliseconds cache_release_interval_{10'000};
  std::chrono::steady_clock::time_point last_cache_release_;
};

}  // namespace btxrd
