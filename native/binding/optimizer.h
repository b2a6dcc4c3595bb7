#pragma once

#include <napi.h>

#include <functional>
#include <memory>
#include <vector>

#include "binding/in_flight.h"
#include "binding/memory_ledger.h"
#include "core/optim/optimizer.h"

namespace btxrd {

/// The hyperparameters of each group, as lib/optim/optimizer.ts describes them.
std::vector<StepOptions> ReadStepOptions(const Napi::Value& value);

/// `NativeOptimizer`: parameter groups and their state, held by JavaScript. Empty once disposed.
class OptimizerWrap : public Napi::ObjectWrap<OptimizerWrap> {
 public:
  static void Init(Napi::Env env, Napi::Object exports);

  /// What a job that steps an optimizer holds.
  struct Hold {
    std::shared_ptr<Optimizer> optimizer;
    /// Keep it in the function that makes the job's result, which has to call `settled`.
    std::shared_ptr<void> token;
    std::function<void(Napi::Env)> settled;
  };
  /// The optimizer of a `NativeOptimizer` argument; throws for anything else and for a disposed one.
  static Hold Enter(const Napi::Value& value, const char* name);

  explicit OptimizerWrap(const Napi::CallbackInfo& info);
  ~OptimizerWrap() override;

 private:
  Napi::Value AddGroup(const Napi::CallbackInfo& info);
  Napi::Value Step(const Napi::CallbackInfo& info);
  Napi::Value ZeroGrad(const Napi::CallbackInfo& info);
  Napi::Value State(const Napi::CallbackInfo& info);
  Napi::Value LoadState(const Napi::CallbackInfo& info);
  Napi::Value Dispose(const Napi::CallbackInfo& info);

  /// What V8 was told that the state holds; shared with the jobs in flight.
  struct StateMemory;

  const std::shared_ptr<Optimizer>& Alive(Napi::Env env) const;
  const std::shared_ptr<Optimizer>& Idle(Napi::Env env) const;
  Hold Enter(Napi::Env env);
  template <class Work>
  Napi::Value Run(Napi::Env env, Work work);
  void Release();

  std::shared_ptr<Optimizer> optimizer_;
  std::shared_ptr<StateMemory> memory_;
  InFlight in_flight_;
};

}  // namespace btxrd
