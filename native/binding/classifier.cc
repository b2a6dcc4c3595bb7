#include "binding/classifier.h"

#include <cmath>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "binding/arguments.h"
#include "binding/environment.h"
#include "binding/errors.h"
#include "binding/tensor.h"
#include "core/autocast.h"
#include "core/device.h"
#include "core/gradcam.h"

namespace btxrd {

namespace {

using ClassifierPtr = std::shared_ptr<Classifier>;
constexpr napi_type_tag kClassifierTag = {0x2c41d9b07e6a4f5c, 0xb3e6729d18c4aa03};

std::vector<StateEntry> ReadState(const Napi::Value& value) {
  const Napi::Array array = ReadArray(value, "state");
  std::vector<StateEntry> entries;
  entries.reserve(array.Length());
  for (uint32_t i = 0; i < array.Length(); ++i) {
    const Napi::Object entry = ReadObject(array.Get(i), "state");
    entries.push_back({ReadString(entry.Get("name"), "state.name"), ReadBool(entry.Get("isParameter"), "state.isParameter"),
                       ReadDType(entry.Get("dtype"), "state.dtype"), ReadShape(entry.Get("shape"), "state.shape"),
                       ReadInts(entry.Get("strides"), "state.strides")});
  }
  return entries;
}

// A number is set as the type of its attribute: the drop rate is a float even when it is 0.
std::vector<std::pair<std::string, std::variant<int64_t, double>>> ReadAttributes(const Napi::Value& value) {
  const Napi::Array array = ReadArray(value, "attributes");
  std::vector<std::pair<std::string, std::variant<int64_t, double>>> attributes;
  for (uint32_t i = 0; i < array.Length(); ++i) {
    const Napi::Object entry = ReadObject(array.Get(i), "attributes");
    const std::string type = ReadString(entry.Get("type"), "attributes.type");
    const Napi::Value number = entry.Get("value");
    std::variant<int64_t, double> setting = ReadDouble(number, "attributes.value");
    if (type == "int") setting = ReadInt(number, "attributes.value");
    attributes.emplace_back(ReadString(entry.Get("path"), "attributes.path"), setting);
  }
  return attributes;
}

std::vector<InitOp> ReadTape(const Napi::Value& value) {
  const Napi::Array array = ReadArray(value, "tape");
  std::vector<InitOp> tape(array.Length());
  for (uint32_t i = 0; i < tape.size(); ++i) {
    const Napi::HandleScope scope(value.Env());
    const Napi::Object entry = ReadObject(array.Get(i), "tape");
    InitOp& op = tape[i];
    op.op = ReadString(entry.Get("op"), "tape.op");
    op.target = ReadInt(entry.Get("target"), "tape.target");
    op.offset = ReadInt(entry.Get("offset"), "tape.offset");
    op.shape = ReadShape(entry.Get("shape"), "tape.shape");
    op.strides = ReadInts(entry.Get("strides"), "tape.strides");
    op.dtype = ReadDType(entry.Get("dtype"), "tape.dtype");
    const Napi::Array args = ReadArray(entry.Get("args"), "tape.args");
    for (uint32_t k = 0; k < args.Length(); ++k) {
      const Napi::Value arg = args.Get(k);
      op.args.push_back(arg.IsNull() ? std::numeric_limits<double>::quiet_NaN() : ReadDouble(arg, "tape.args"));
    }
  }
  return tape;
}

}  // namespace

void ClassifierWrap::Init(Napi::Env env, Napi::Object exports) {
  Napi::Function constructor = DefineClass(env, "NativeClassifier",
                                           {
                                               StaticMethod<&ClassifierWrap::Load>("load"),
                                               InstanceMethod<&ClassifierWrap::Forward>("forward"),
                                               InstanceMethod<&ClassifierWrap::ForwardFused>("forwardFused"),
                                               InstanceMethod<&ClassifierWrap::GradCam>("gradcam"),
                                               InstanceMethod<&ClassifierWrap::State>("state"),
                                               InstanceMethod<&ClassifierWrap::LoadState>("loadState"),
                                               InstanceMethod<&ClassifierWrap::To>("to"),
                                               InstanceMethod<&ClassifierWrap::Dispose>("dispose"),
                                           });
  Environment::Of(env).classifier_class = Napi::Persistent(constructor);
  exports.Set("NativeClassifier", constructor);
}

ClassifierWrap::ClassifierWrap(const Napi::CallbackInfo& info)
    : Napi::ObjectWrap<ClassifierWrap>(info), ledger_(Environment::Of(info.Env()).memory) {
  if (info.Length() != 1 || !info[0].IsExternal() ||
      !info[0].As<Napi::External<ClassifierPtr>>().CheckTypeTag(&kClassifierTag)) {
    throw ArgumentError(info.Env(), "NativeClassifier cannot be constructed from JavaScript: use createModel().");
  }
  info.This().As<Napi::Object>().TypeTag(&kClassifierTag);
  classifier_ = std::move(*info[0].As<Napi::External<ClassifierPtr>>().Data());
  for (const at::Tensor& tensor : classifier_->state()) claims_.push_back(ledger_->Add(info.Env(), tensor));
}

ClassifierWrap::~ClassifierWrap() { Release(); }

void ClassifierWrap::Release() {
  for (const MemoryLedger::Claim claim : claims_) ledger_->Remove(Env(), claim);
  claims_.clear();
  classifier_.reset();
}

const ClassifierPtr& ClassifierWrap::Read(const Napi::Value& value, const char* name) {
  const Napi::Env env = value.Env();
  if (!value.IsObject() || !value.As<Napi::Object>().CheckTypeTag(&kClassifierTag)) {
    throw ArgumentError(env, std::string("Expected a model for ") + name + ".");
  }
  return Napi::ObjectWrap<ClassifierWrap>::Unwrap(value.As<Napi::Object>())->Alive(env);
}

const ClassifierPtr& ClassifierWrap::Alive(Napi::Env env) const {
  if (!classifier_) throw ToError(env, {"ERR_DISPOSED", "Expected a model that is in use but it was disposed.", ""});
  return classifier_;
}

// load({ archive, state, attributes }, tape or null) -> Promise<NativeClassifier>
Napi::Value ClassifierWrap::Load(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  const Napi::Object description = ReadObject(info[0], "architecture");
  const Bytes archive = ReadBytes(description.Get("archive"), "architecture.archive");
  Architecture architecture{std::string(reinterpret_cast<const char*>(archive.data), archive.size),
                            ReadState(description.Get("state")), ReadAttributes(description.Get("attributes"))};
  std::vector<InitOp> tape = info[1].IsNull() ? std::vector<InitOp>{} : ReadTape(info[1]);
  return Environment::Of(env).jobs->Run(
      env,
      [architecture = std::move(architecture), tape = std::move(tape)] {
        auto classifier = std::make_shared<Classifier>(architecture);
        classifier->Initialise(tape);
        return classifier;
      },
      [](Napi::Env loop, ClassifierPtr classifier) -> Napi::Value {
        const auto external = Napi::External<ClassifierPtr>::New(loop, &classifier);
        external.TypeTag(&kClassifierTag);
        return Environment::Of(loop).classifier_class.New({external});
      });
}

// forwardFused(input) -> Promise<NativeTensor>
Napi::Value ClassifierWrap::ForwardFused(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  const at::Tensor input = TensorWrap::Read(info[0], "input");
  return Environment::Of(env).jobs->Run(
      env, [classifier = Alive(env), input] { return classifier->ForwardFused(input); },
      [](Napi::Env loop, at::Tensor logits) { return TensorWrap::Wrap(loop, std::move(logits)); });
}

// forward(input, training, autocast dtype or null) -> Promise<NativeTensor>
Napi::Value ClassifierWrap::Forward(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  const at::Tensor input = TensorWrap::Read(info[0], "input");
  const bool training = ReadBool(info[1], "training");
  const std::optional<c10::ScalarType> autocast = ReadOptionalDType(info[2], "autocast");
  return Environment::Of(env).jobs->Run(
      env,
      [classifier = Alive(env), input, training, autocast] {
        const AutocastGuard guard(input.device().type(), autocast);
        return classifier->Forward(input, training);
      },
      [](Napi::Env loop, at::Tensor logits) { return TensorWrap::Wrap(loop, std::move(logits)); });
}

// gradcam(input, layer, classes or null) -> Promise<{ logits, heatMaps, classes }>
Napi::Value ClassifierWrap::GradCam(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  const at::Tensor input = TensorWrap::Read(info[0], "input");
  std::optional<std::vector<int64_t>> classes;
  if (!info[2].IsNull()) classes = ReadInts(info[2], "classes");
  return Environment::Of(env).jobs->Run(
      env,
      [classifier = Alive(env), input, layer = ReadString(info[1], "layer"), classes] {
        return RunGradCam(*classifier, input, layer, classes);
      },
      [](Napi::Env loop, GradCamResult result) -> Napi::Value {
        Napi::Object object = Napi::Object::New(loop);
        object.Set("logits", TensorWrap::Wrap(loop, std::move(result.logits)));
        object.Set("heatMaps", TensorWrap::Wrap(loop, std::move(result.heat_maps)));
        Napi::Array explained = Napi::Array::New(loop, result.classes.size());
        for (uint32_t i = 0; i < result.classes.size(); ++i) {
          explained.Set(i, Napi::Number::New(loop, static_cast<double>(result.classes[i])));
        }
        object.Set("classes", explained);
        return object;
      });
}

// state() -> NativeTensor[] in state-dict order, sharing the model's memory
Napi::Value ClassifierWrap::State(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  const std::vector<at::Tensor>& state = Alive(env)->state();
  Napi::Array array = Napi::Array::New(env, state.size());
  for (uint32_t i = 0; i < state.size(); ++i) {
    const Napi::HandleScope scope(env);
    array.Set(i, TensorWrap::Wrap(env, state[i]));
  }
  return array;
}

// loadState((NativeTensor | null)[]) -> Promise<void>
Napi::Value ClassifierWrap::LoadState(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  const Napi::Array array = ReadArray(info[0], "state");
  std::vector<at::Tensor> tensors(array.Length());
  for (uint32_t i = 0; i < tensors.size(); ++i) {
    const Napi::HandleScope scope(env);
    if (const Napi::Value entry = array.Get(i); !entry.IsNull()) tensors[i] = TensorWrap::Read(entry, "state");
  }
  return Environment::Of(env).jobs->Run(
      env, [classifier = Alive(env), tensors = std::move(tensors)] { classifier->LoadState(tensors); },
      [](Napi::Env loop) { return loop.Undefined(); });
}

// to(device or null, memory format or null) -> Promise<void>
Napi::Value ClassifierWrap::To(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  std::optional<std::string> device;
  if (!info[0].IsNull()) device = ReadString(info[0], "device");
  const std::optional<c10::MemoryFormat> format = ReadMemoryFormat(info[1], "memoryFormat");
  return Environment::Of(env).jobs->Run(
      env,
      [classifier = Alive(env), device, format] {
        classifier->To(device ? std::optional(AvailableDevice(*device)) : std::nullopt, format);
      },
      [](Napi::Env loop) { return loop.Undefined(); });
}

Napi::Value ClassifierWrap::Dispose(const Napi::CallbackInfo& info) {
  Release();
  return info.Env().Undefined();
}

}  // namespace btxrd
