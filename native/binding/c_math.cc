#include "binding/c_math.h"

#include "binding/arguments.h"
#include "core/c_math.h"

namespace btxrd {

namespace {

Napi::Value CosCall(const Napi::CallbackInfo& info) {
  return Napi::Number::New(info.Env(), Cos(ReadDouble(info[0], "x")));
}

Napi::Value PowCall(const Napi::CallbackInfo& info) {
  return Napi::Number::New(info.Env(), Pow(ReadDouble(info[0], "x"), ReadDouble(info[1], "y")));
}

Napi::Value LogCall(const Napi::CallbackInfo& info) {
  return Napi::Number::New(info.Env(), Log(ReadDouble(info[0], "x")));
}

}  // namespace

void InitCMath(Napi::Env env, Napi::Object exports) {
  Napi::Object functions = Napi::Object::New(env);
  functions.Set("cos", Napi::Function::New<CosCall>(env, "cos"));
  functions.Set("pow", Napi::Function::New<PowCall>(env, "pow"));
  functions.Set("log", Napi::Function::New<LogCall>(env, "log"));
  exports.Set("cMath", functions);
}

}  // namespace btxrd
