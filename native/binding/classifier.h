#pragma once

#include <napi.h>

#include <memory>
#include <vector>

#include "binding/memory_ledger.h"
#include "core/classifier.h"

namespace btxrd {

/// `NativeClassifier`: a model held by JavaScript. Empty once disposed.
class ClassifierWrap : public Napi::ObjectWrap<ClassifierWrap> {
 public:
  static void Init(Napi::Env env, Napi::Object exports);

  /// The model of a `NativeClassifier` argument; throws for anything else and for a disposed one.
  static const std::shared_ptr<Classifier>& Read(const Napi::Value& value, const char* name);

  explicit ClassifierWrap(const Napi::CallbackInfo& info);
  ~ClassifierWrap() override;

 private:
  static Napi::Value Load(const Napi::CallbackInfo& info);

  Napi::Value Forward(const Napi::CallbackInfo& info);
  Napi::Value ForwardFused(const Napi::CallbackInfo& info);
  Napi::Value GradCam(const Napi::CallbackInfo& info);
  Napi::Value State(const Napi::CallbackInfo& info);
  Napi::Value LoadState(const Napi::CallbackInfo& info);
  Napi::Value To(const Napi::CallbackInfo& info);
  Napi::Value Dispose(const Napi::CallbackInfo& info);

  const std::shared_ptr<Classifier>& Alive(Napi::Env env) const;
  void Release();

  std::shared_ptr<Classifier> classifier_;
  std::shared_ptr<MemoryLedger> ledger_;
  std::vector<MemoryLedger::Claim> claims_;
};

}  // namespace btxrd
