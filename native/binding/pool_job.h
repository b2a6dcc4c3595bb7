#pragma once

#include <napi.h>

#include <optional>
#include <type_traits>
#include <utility>

#include "binding/errors.h"
#include "core/failure.h"

namespace btxrd {

/// A job of pure C++ without LibTorch on libuv's pool, beside the executor thread; several run at
/// once. Deletes itself when done.
template <class Work, class ToJs>
class PoolJob : public Napi::AsyncWorker {
 public:
  PoolJob(Napi::Env env, const char* name, Napi::Object input, Work work, ToJs to_js)
      : Napi::AsyncWorker(env, name),
        deferred_(Napi::Promise::Deferred::New(env)),
        input_(Napi::Persistent(input)),
        work_(std::move(work)),
        to_js_(std::move(to_js)) {}

  Napi::Promise Promise() const { return deferred_.Promise(); }

 protected:
  void Execute() override {
    try {
      result_.emplace(work_());
    } catch (...) {
      failure_ = CurrentFailure();
      SetError(failure_.message);
    }
  }

  void OnOK() override {
    Settle(Env(), deferred_, [this] { deferred_.Resolve(to_js_(Env(), std::move(*result_))); });
  }

  void OnError(const Napi::Error&) override {
    Settle(Env(), deferred_, [this] { throw ToError(Env(), failure_); });
  }

 private:
  Napi::Promise::Deferred deferred_;
  Napi::ObjectReference input_;
  Work work_;
  ToJs to_js_;
  std::optional<std::invoke_result_t<Work&>> result_;
  Failure failure_;
};

/// Runs `work` on the pool and settles the promise with `to_js(env, result)` on the event loop.
/// `input` is kept alive until then: the array whose memory `work` reads.
template <class Work, class ToJs>
Napi::Promise RunOnPool(Napi::Env env, const char* name, Napi::Object input, Work work, ToJs to_js) {
  auto* job = new PoolJob<Work, ToJs>(env, name, input, std::move(work), std::move(to_js));
  const Napi::Promise promise = job->Promise();
  job->Queue();
  return promise;
}

}  // namespace btxrd
