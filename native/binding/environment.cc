#include "binding/environment.h"

namespace btxrd {

void Environment::Install(Napi::Env env) {
  auto* state = new Environment();
  state->jobs = JobChannel::Open(env);
  env.SetInstanceData(state);
  // Hooks run last-in first-out: the jobs end before Node tears down what they refer to.
  env.AddCleanupHook([jobs = state->jobs] { jobs->Close(); });
}

Environment& Environment::Of(Napi::Env env) { return *env.GetInstanceData<Environment>(); }

}  // namespace btxrd
