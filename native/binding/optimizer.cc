#include "binding/optimizer.h"

#include <string>
#include <utility>

#include "binding/arguments.h"
#include "binding/environment.h"
#include "binding/errors.h"
#include "binding/tensor.h"

namespace btxrd {

namespace {

constexpr napi_type_tag kOptimizerTag = {0x71f05ad39c2e4b68, 0x94d2c8ab17e35f06};

AdamOptions ReadAdam(const Napi::Object& group) {
  return {ReadDouble(group.Get("lr"), "lr"),
          ReadDouble(group.Get("beta1"), "beta1"),
          ReadDouble(group.Get("beta2"), "beta2"),
          ReadDouble(group.Get("eps"), "eps"),
          ReadDouble(group.Get("weightDecay"), "weightDecay"),
          ReadBool(group.Get("amsgrad"), "amsgrad"),
          ReadBool(group.Get("maximize"), "maximize"),
          ReadBool(group.Get("decoupledWeightDecay"), "decoupledWeightDecay"),
          ReadOptionalBool(group.Get("foreach"), "foreach"),
          ReadOptionalBool(group.Get("fused"), "fused")};
}

SgdOptions ReadSgd(const Napi::Object& group) {
  return {ReadDouble(group.Get("lr"), "lr"),
          ReadDouble(group.Get("momentum"), "momentum"),
          ReadDouble(group.Get("dampening"), "dampening"),
          ReadDouble(group.Get("weightDecay"), "weightDecay"),
          ReadBool(group.Get("nesterov"), "nesterov"),
          ReadBool(group.Get("maximize"), "maximize"),
          ReadOptionalBool(group.Get("foreach"), "foreach"),
          ReadOptionalBool(group.Get("fused"), "fused")};
}

RmspropOptions ReadRmsprop(const Napi::Object& group) {
  return {ReadDouble(group.Get("lr"), "lr"),
          ReadDouble(group.Get("alpha"), "alpha"),
          ReadDouble(group.Get("eps"), "eps"),
          ReadDouble(group.Get("weightDecay"), "weightDecay"),
          ReadDouble(group.Get("momentum"), "momentum"),
          ReadBool(group.Get("centered"), "centered"),
          ReadBool(group.Get("maximize"), "maximize"),
          ReadOptionalBool(group.Get("foreach"), "foreach")};
}

// { parameter, fields: [key, NativeTensor][] }[]
std::vector<StateRecord> ReadRecords(const Napi::Value& value) {
  const Napi::Array array = ReadArray(value, "state");
  std::vector<StateRecord> records;
  for (uint32_t i = 0; i < array.Length(); ++i) {
    const Napi::HandleScope scope(value.Env());
    const Napi::Object record = ReadObject(array.Get(i), "state");
    const int64_t parameter = ReadInt(record.Get("parameter"), "state.parameter");
    if (parameter < 0) throw ArgumentError(value.Env(), "Expected an index of 0 or more for state.parameter.");
    const Napi::Array fields = ReadArray(record.Get("fields"), "state.fields");
    std::vector<ParameterState::Entry> entries;
    for (uint32_t k = 0; k < fields.Length(); ++k) {
      const Napi::Array field = ReadArray(fields.Get(k), "state.fields");
      entries.emplace_back(ReadString(field.Get(0u), "state.key"), TensorWrap::Read(field.Get(1u), "state.tensor"));
    }
    records.push_back({static_cast<std::size_t>(parameter), ParameterState(std::move(entries))});
  }
  return records;
}

}  // namespace

std::vector<StepOptions> ReadStepOptions(const Napi::Value& value) {
  const Napi::Array array = ReadArray(value, "groups");
  std::vector<StepOptions> options;
  for (uint32_t i = 0; i < array.Length(); ++i) {
    const Napi::HandleScope scope(value.Env());
    const Napi::Object group = ReadObject(array.Get(i), "groups");
    const std::string algorithm = ReadString(group.Get("algorithm"), "groups.algorithm");
    if (algorithm == "adam") {
      options.emplace_back(ReadAdam(group));
    } else if (algorithm == "sgd") {
      options.emplace_back(ReadSgd(group));
    } else if (algorithm == "rmsprop") {
      options.emplace_back(ReadRmsprop(group));
    } else {
      throw ArgumentError(value.Env(), "Expected adam, sgd or rmsprop for groups.algorithm.");
    }
  }
  return options;
}

struct OptimizerWrap::StateMemory {
  std::shared_ptr<MemoryLedger> ledger;
  std::vector<MemoryLedger::Claim> claims;
  std::size_t version = 0;
  bool released = false;

  void Clear(Napi::Env env) {
    for (const MemoryLedger::Claim claim : claims) ledger->Remove(env, claim);
    claims.clear();
  }

  /// The state is made by the first step, and replaced by a load.
  void Update(Napi::Env env, const Optimizer& optimizer) {
    if (released || version == optimizer.state_version()) return;
    Clear(env);
    version = optimizer.state_version();
    for (const StateRecord& record : optimizer.State()) {
      for (const auto& entry : record.state.entries()) claims.push_back(ledger->Add(env, entry.second));
    }
  }
};

void OptimizerWrap::Init(Napi::Env env, Napi::Object exports) {
  exports.Set("NativeOptimizer", DefineClass(env, "NativeOptimizer",
                                             {
                                                 InstanceMethod<&OptimizerWrap::AddGroup>("addGroup"),
                                                 InstanceMethod<&OptimizerWrap::Step>("step"),
                                                 InstanceMethod<&OptimizerWrap::ZeroGrad>("zeroGrad"),
                                                 InstanceMethod<&OptimizerWrap::State>("state"),
                                                 InstanceMethod<&OptimizerWrap::LoadState>("loadState"),
                                                 InstanceMethod<&OptimizerWrap::Dispose>("dispose"),
                                             }));
}

OptimizerWrap::OptimizerWrap(const Napi::CallbackInfo& info)
    : Napi::ObjectWrap<OptimizerWrap>(info),
      optimizer_(std::make_shared<Optimizer>()),
      memory_(std::make_shared<StateMemory>(StateMemory{Environment::Of(info.Env()).memory, {}, 0, false})) {
  info.This().As<Napi::Object>().TypeTag(&kOptimizerTag);
}

OptimizerWrap::~OptimizerWrap() { Release(); }

void OptimizerWrap::Release() {
  memory_->Clear(Env());
  memory_->released = true;
  optimizer_.reset();
}

const std::shared_ptr<Optimizer>& OptimizerWrap::Alive(Napi::Env env) const {
  if (!optimizer_) throw ToError(env, {"ERR_DISPOSED", "Expected an optimizer that is in use but it was disposed.", ""});
  return optimizer_;
}

const std::shared_ptr<Optimizer>& OptimizerWrap::Idle(Napi::Env env) const {
  if (in_flight_.any()) {
    throw ToError(env, {"ERR_BUSY", "Expected no step of this optimizer to be in flight. Await it first.", ""});
  }
  return Alive(env);
}

OptimizerWrap::Hold OptimizerWrap::Enter(Napi::Env env) {
  const std::shared_ptr<Optimizer> optimizer = Alive(env);
  // One token for both: steps change the state, and all of them but loads read or clear gradients.
  auto tokens = std::make_shared<std::pair<std::shared_ptr<void>, std::shared_ptr<void>>>(
      in_flight_.Enter(), Environment::Of(env).gradient_writers.Enter());
  return {optimizer, std::move(tokens), [memory = memory_, in_flight = in_flight_, optimizer](Napi::Env loop) {
            // With another job behind this one the executor may be changing the state: the last one tells.
            if (in_flight.last()) memory->Update(loop, *optimizer);
          }};
}

OptimizerWrap::Hold OptimizerWrap::Enter(const Napi::Value& value, const char* name) {
  const Napi::Env env = value.Env();
  if (!value.IsObject() || !value.As<Napi::Object>().CheckTypeTag(&kOptimizerTag)) {
    throw ArgumentError(env, std::string("Expected an optimizer for ") + name + ".");
  }
  return Napi::ObjectWrap<OptimizerWrap>::Unwrap(value.As<Napi::Object>())->Enter(env);
}

/// Queues `work(optimizer)`, which has no result.
template <class Work>
Napi::Value OptimizerWrap::Run(Napi::Env env, Work work) {
  Hold hold = Enter(env);
  return Environment::Of(env).jobs->Run(
      env, [optimizer = hold.optimizer, work = std::move(work)] { work(*optimizer); },
      [token = std::move(hold.token), settled = std::move(hold.settled)](Napi::Env loop) {
        settled(loop);
        return loop.Undefined();
      });
}

// addGroup(NativeTensor[])
Napi::Value OptimizerWrap::AddGroup(const Napi::CallbackInfo& info) {
  const std::vector<at::Tensor> parameters = TensorWrap::ReadList(info[0], "params");
  const std::shared_ptr<Optimizer>& optimizer = Idle(info.Env());
  Guarded(info.Env(), [&] { optimizer->AddGroup(parameters); });
  return info.Env().Undefined();
}

// step(hyperparameters of each group) -> Promise<void>
Napi::Value OptimizerWrap::Step(const Napi::CallbackInfo& info) {
  return Run(info.Env(), [options = ReadStepOptions(info[0])](Optimizer& optimizer) { optimizer.Step(options); });
}

// zeroGrad(setToNone) -> Promise<void>
Napi::Value OptimizerWrap::ZeroGrad(const Napi::CallbackInfo& info) {
  return Run(info.Env(), [set_to_none = ReadBool(info[0], "setToNone")](Optimizer& optimizer) { optimizer.ZeroGrad(set_to_none); });
}

// state() -> { parameter, fields: [key, NativeTensor][] }[], sharing the optimizer's memory
Napi::Value OptimizerWrap::State(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  const std::vector<StateRecord> records = Idle(env)->State();
  Napi::Array array = Napi::Array::New(env, records.size());
  for (uint32_t i = 0; i < records.size(); ++i) {
    const Napi::HandleScope scope(env);
    const auto& entries = records[i].state.entries();
    Napi::Array fields = Napi::Array::New(env, entries.size());
    for (uint32_t k = 0; k < entries.size(); ++k) {
      Napi::Array field = Napi::Array::New(env, 2);
      field.Set(0u, Napi::String::New(env, entries[k].first));
      field.Set(1u, TensorWrap::Wrap(env, entries[k].second));
      fields.Set(k, field);
    }
    Napi::Object record = Napi::Object::New(env);
    record.Set("parameter", Napi::Number::New(env, static_cast<double>(records[i].parameter)));
    record.Set("fields", fields);
    array.Set(i, record);
  }
  return array;
}

// loadState(records, fused of each group) -> Promise<void>
Napi::Value OptimizerWrap::LoadState(const Napi::CallbackInfo& info) {
  std::vector<bool> fused;
  const Napi::Array flags = ReadArray(info[1], "fused");
  for (uint32_t i = 0; i < flags.Length(); ++i) fused.push_back(ReadBool(flags.Get(i), "fused"));
  return Run(info.Env(), [records = ReadRecords(info[0]), fused = std::move(fused)](Optimizer& optimizer) {
    optimizer.LoadState(records, fused);
  });
}

Napi::Value OptimizerWrap::Dispose(const Napi::CallbackInfo& info) {
  Release();
  return info.Env().Undefined();
}

}  // namespace btxrd
