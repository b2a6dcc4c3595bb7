#pragma once

#include <napi.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

#include "binding/errors.h"
#include "core/executor.h"
#include "core/failure.h"

namespace btxrd {

/// Carries finished jobs from the executor thread back to one environment's event loop.
///
/// What belongs to JavaScript (promises, references, the functions that make results) never
/// leaves the environment's thread: a job knows only a number. The environment stays alive while
/// a job is pending and can end while one runs: `Close` drops what is queued and waits.
class JobChannel : public std::enable_shared_from_this<JobChannel> {
 public:
  static std::shared_ptr<JobChannel> Open(Napi::Env env);

  /// Queues `work` (executor thread: no JavaScript) and settles the promise with
  /// `to_js(env, result)` (event loop). `Work` returns the result, or void.
  template <class Work, class ToJs>
  Napi::Promise Run(Napi::Env env, Work work, ToJs to_js);

  /// Queues `work` that has no result and cannot fail.
  void Post(std::function<void()> work);

  /// Whether no promise of this environment is waiting for the executor.
  bool idle() const { return pending_.empty(); }

  /// Called when the environment ends, on its thread; the channel is inert afterwards.
  void Close();

 private:
  using Delivery = std::function<void(Napi::Env)>;

  uint64_t AddPending(Delivery delivery);
  void Finished(uint64_t id);  // any thread
  static void Deliver(napi_env env, napi_value, void* context, void*);

  napi_env env_ = nullptr;
  napi_threadsafe_function wake_ = nullptr;
  uint64_t next_id_ = 0;
  std::unordered_map<uint64_t, Delivery> pending_;  // environment's thread only

  std::mutex mutex_;
  bool closed_ = false;
  std::vector<uint64_t> finished_;
};

template <class Work, class ToJs>
Napi::Promise JobChannel::Run(Napi::Env env, Work work, ToJs to_js) {
  using Result = std::invoke_result_t<Work&>;
  constexpr bool kVoid = std::is_void_v<Result>;
  struct Outcome {
    std::optional<std::conditional_t<kVoid, bool, Result>> result;
    Failure failure;
  };
  auto outcome = std::make_shared<Outcome>();
  auto deferred = Napi::Promise::Deferred::New(env);

  const uint64_t id = AddPending([deferred, outcome, to_js = std::move(to_js)](Napi::Env loop) mutable {
    Settle(loop, deferred, [&] {
      if (!outcome->result) throw ToError(loop, outcome->failure);
      if constexpr (kVoid) {
        deferred.Resolve(to_js(loop));
      } else {
        deferred.Resolve(to_js(loop, std::move(*outcome->result)));
      }
    });
  });

  Executor::Instance().Submit(
      this, [self = shared_from_this(), id, outcome, work = std::move(work)]() mutable {
        try {
          if constexpr (kVoid) {
            work();
            outcome->result = true;
          } else {
            outcome->result.emplace(work());
          }
        } catch (...) {
          outcome->failure = CurrentFailure();
        }
        self->Finished(id);
      });
  return deferred.Promise();
}

}  // namespace btxrd
