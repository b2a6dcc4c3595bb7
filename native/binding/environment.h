#pragma once

#include <ATen/core/Tensor.h>
#include <napi.h>

#include <memory>

#include "binding/in_flight.h"
#include "binding/jobs.h"
#include "binding/memory_ledger.h"

namespace btxrd {

/// What the addon keeps for each environment (the main thread and every worker).
/// Process-wide state lives in core/executor.h.
struct Environment {
  std::shared_ptr<JobChannel> jobs;
  std::shared_ptr<MemoryLedger> memory = std::make_shared<MemoryLedger>();
  /// Backward passes and everything else that may write the gradient of a tensor.
  InFlight gradient_writers;
  Napi::FunctionReference tensor_class;
  /// What the constructor of `tensor_class` takes; null when JavaScript calls it.
  at::Tensor* next_tensor = nullptr;
  Napi::FunctionReference classifier_class;

  /// Creates the environment's state and arranges for its orderly end.
  static void Install(Napi::Env env);
  static Environment& Of(Napi::Env env);
};

}  // namespace btxrd
