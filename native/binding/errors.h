#pragma once

#include <napi.h>

#include <string>

#include "core/failure.h"

namespace btxrd {

/// A JavaScript error with `code` (and `backtrace`); lib/binding.ts turns it into BtxrdTorchError.
Napi::Error ToError(Napi::Env env, const Failure& failure);

/// An error for an argument that lib/ should not have let through.
Napi::Error ArgumentError(Napi::Env env, const std::string& message);

/// Runs `body` on the JavaScript thread and turns C++ exceptions into JavaScript ones.
template <class Body>
auto Guarded(Napi::Env env, Body body) {
  try {
    return body();
  } catch (const Napi::Error&) {
    throw;
  } catch (...) {
    throw ToError(env, CurrentFailure());
  }
}

/// Settles a promise on the event loop: `body` resolves it, and what it throws rejects it.
template <class Body>
void Settle(Napi::Env env, const Napi::Promise::Deferred& deferred, Body body) {
  try {
    try {
      Guarded(env, body);
    } catch (const Napi::Error& error) {
      deferred.Reject(error.Value());
    }
  } catch (const Napi::Error&) {
    // The environment is ending (a worker is being terminated): no call into JavaScript succeeds
    // any more, and nobody waits for the promise.
  }
}

}  // namespace btxrd
