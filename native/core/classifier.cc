#include "core/classifier.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/empty_strided.h>
#include <torch/csrc/jit/api/module.h>
#include <torch/csrc/jit/passes/autocast.h>
#include <torch/csrc/jit/runtime/graph_executor.h>
#include <torch/csrc/jit/serialization/import.h>

#include <sstream>
#include <utility>

#include "core/failure.h"

namespace btxrd {

namespace {

/// The submodule that owns the last name of a dotted path, and that name.
std::pair<torch::jit::Module, std::string> Owner(const torch::jit::Module& root, const std::string& path) {
  torch::jit::Module module = root;
  std::size_t start = 0;
  for (auto dot = path.find('.'); dot != std::string::npos; dot = path.find('.', start)) {
    const std::string name = path.substr(start, dot - start);
    if (!module.hasattr(name)) {
      throw CodedError("ERR_ARCHIVE", "Expected the TorchScript archive to have \"" + path +
                                          "\" but it has no \"" + name + "\". Export the architecture again.");
    }
    module = module.attr(name).toModule();
    start = dot + 1;
  }
  return {module, path.substr(start)};
}

}  // namespace

void RunTorchScriptAsEager() {
  torch::jit::setGraphExecutorOptimize(false);
  // Under autocast TorchScript would write casts into the graph by rules of its own; eager Python
  // casts at each operator's dispatch, which the interpreter passes too.
  torch::jit::setAutocastMode(false);
}

Classifier::Classifier(const Architecture& architecture) : entries_(architecture.state) {
  std::istringstream archive(architecture.archive);
  module_ = std::make_unique<torch::jit::Module>(torch::jit::load(archive, c10::Device(c10::kCPU)));

  // The archive holds one number per tensor, expanded to the full shape; here each gets memory.
  state_.reserve(entries_.size());
  for (const StateEntry& entry : entries_) {
    auto [owner, name] = Owner(*module_, entry.name);
    at::Tensor tensor = at::empty_strided(entry.shape, entry.strides, at::TensorOptions().dtype(entry.dtype));
    if (entry.is_parameter) tensor.set_requires_grad(true);
    owner.setattr(name, tensor);
    state_.push_back(std::move(tensor));
  }
  for (const auto& [path, value] : architecture.attributes) {
    auto [owner, name] = Owner(*module_, path);
    std::visit([&, &module = owner, &key = name](auto number) { module.setattr(key, number); }, value);
  }
}

Classifier::~Classifier() = default;

std::vector<at::Tensor> Classifier::Parameters() const { return Select(true); }

std::vector<at::Tensor> Classifier::Buffers() const { return Select(false); }

std::vector<at::Tensor> Classifier::Select(bool parameters) const {
  std::vector<at::Tensor> tensors;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    if (entries_[i].is_parameter == parameters) tensors.push_back(state_[i]);
  }
  return tensors;
}

void Classifier::Initialise(const std::vector<InitOp>& tape) { ReplayInitTape(tape, state_); }

at::Tensor Classifier::Forward(const at::Tensor& input, bool training) {
  SetTraining(training);
  // Evaluation builds no graph: nobody could call backward on it, and it would hold every activation.
  at::AutoGradMode grad(training);
  if (!training) return module_->forward({input}).toTensor();
  if (!training_) training_ = std::make_unique<TrainingGraph>(module_->_ivalue(), *module_->get_method("forward").graph());
  return training_->Run(input);
}

at::Tensor Classifier::ForwardFused(const at::Tensor& input) {
  std::vector<Version> versions = StateVersions();
  if (plan_ == nullptr || versions != plan_versions_) {
    plan_.reset();  // before the next one, which needs as much memory
    SetTraining(false);
    plan_ = std::make_unique<FusedPlan>(*module_);
    plan_versions_ = std::move(versions);
  }
  return plan_->Run(input);
}

std::vector<Classifier::Version> Classifier::StateVersions() const {
  std::vector<Version> versions;
  versions.reserve(state_.size());
  for (const at::Tensor& tensor : state_) versions.emplace_back(tensor.const_data_ptr(), tensor._version());
  return versions;
}

Tapped Classifier::ForwardTapped(const at::Tensor& input, const std::string& layer) {
  SetTraining(false);
  if (!tap_ || tap_->layer() != layer) {
    tap_ = std::make_unique<LayerTap>(module_->_ivalue(), *module_->get_method("forward").graph(), layer);
  }
  return tap_->Run(input);
}

void Classifier::SetTraining(bool training) {
  if (module_->is_training() != training) module_->train(training);
}

void Classifier::LoadState(const std::vector<at::Tensor>& tensors) {
  if (tensors.size() != state_.size()) {
    throw CodedError("ERR_STATE_DICT", "Expected one entry for each of the model's " +
                                           std::to_string(state_.size()) + " tensors but received " +
                                           std::to_string(tensors.size()) + ".");
  }
  for (std::size_t i = 0; i < tensors.size(); ++i) {
    if (!tensors[i].defined() || tensors[i].sizes() == state_[i].sizes()) continue;
    std::ostringstream message;
    message << "Expected shape " << state_[i].sizes() << " for " << entries_[i].name << " but received "
            << tensors[i].sizes() << ".";
    throw CodedError("ERR_STATE_DICT", message.str());
  }
  at::NoGradGuard no_grad;
  for (std::size_t i = 0; i < tensors.size(); ++i) {
    if (tensors[i].defined()) state_[i].copy_(tensors[i]);
  }
}

void Classifier::To(std::optional<c10::Device> device, std::optional<c10::MemoryFormat> format) {
  at::NoGradGuard no_grad;
  const auto move = [&](at::Tensor& tensor) {
    const bool images = tensor.dim() == 4;  // what a memory format applies to, as in torch.nn.Module.to
    tensor.set_data(tensor.to(
        at::TensorOptions().device(device.value_or(tensor.device())), /*non_blocking=*/false, /*copy=*/false,
        images ? format : std::nullopt));
  };
  for (at::Tensor& tensor : state_) {
    move(tensor);
    if (tensor.grad().defined()) move(tensor.mutable_grad());
  }
}

}  // namespace btxrd
