#include "binding/errors.h"

namespace btxrd {

Napi::Error ToError(Napi::Env env, const Failure& failure) {
  Napi::Error error = Napi::Error::New(env, failure.message);
  error.Set("code", Napi::String::New(env, failure.code));
  if (!failure.backtrace.empty()) error.Set("backtrace", Napi::String::New(env, failure.backtrace));
  return error;
}

Napi::Error ArgumentError(Napi::Env env, const std::string& message) {
  return ToError(env, {"ERR_INVALID_ARG", message, ""});
}

}  // namespace btxrd
