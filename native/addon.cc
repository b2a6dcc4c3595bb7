#include <napi.h>

#include "binding/c_math.h"
#include "binding/classifier.h"
#include "binding/environment.h"
#include "binding/grad_scaler.h"
#include "binding/image.h"
#include "binding/memory.h"
#include "binding/optimizer.h"
#include "binding/ops.h"
#include "binding/runtime.h"
#include "binding/storage.h"
#include "binding/storage_file.h"
#include "binding/storage_writer.h"
#include "binding/tensor.h"
#include "binding/tensor_form.h"
#include "binding/training.h"
#include "core/version_guard.h"

static Napi::Object Init(Napi::Env env, Napi::Object exports) {
  btxrd::InitMemory(env, exports);  // first: before anything of LibTorch is allocated
  btxrd::Environment::Install(env);
  btxrd::InitRuntime(env, exports);
  btxrd::TensorWrap::Init(env, exports);
  btxrd::StoragesWrap::Init(env, exports);
  btxrd::InitTensorForm(env, exports);
  btxrd::InitStorageFile(env, exports);
  btxrd::InitStorageWriter(env, exports);
  btxrd::ClassifierWrap::Init(env, exports);
  btxrd::InitImage(env, exports);
  btxrd::OptimizerWrap::Init(env, exports);
  btxrd::GradScalerWrap::Init(env, exports);
  btxrd::InitTraining(env, exports);
  btxrd::InitCMath(env, exports);
  btxrd::InitOps(env, exports);
  return exports;
}

NODE_API_MODULE(btxrd_torch, Init)
