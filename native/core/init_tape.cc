#include "core/init_tape.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/add.h>
#include <ATen/ops/as_strided.h>
#include <ATen/ops/clamp.h>
#include <ATen/ops/empty_strided.h>
#include <ATen/ops/erfinv.h>
#include <ATen/ops/fill.h>
#include <ATen/ops/mul.h>
#include <ATen/ops/normal.h>
#include <ATen/ops/uniform.h>
#include <ATen/ops/zero.h>

#include <cmath>
#include <functional>
#include <optional>
#include <unordered_map>

#include "core/failure.h"

namespace btxrd {

namespace {

using Args = std::vector<double>;

std::optional<at::Scalar> Bound(double value) {
  return std::isnan(value) ? std::nullopt : std::optional<at::Scalar>(value);
}

struct Operation {
  std::size_t arity;
  std::function<void(at::Tensor&, const Args&)> run;
};

const std::unordered_map<std::string, Operation>& Operations() {
  static const std::unordered_map<std::string, Operation> operations{
      {"uniform_", {2, [](at::Tensor& t, const Args& a) { t.uniform_(a[0], a[1]); }}},
      {"normal_", {2, [](at::Tensor& t, const Args& a) { t.normal_(a[0], a[1]); }}},
      {"fill_", {1, [](at::Tensor& t, const Args& a) { t.fill_(a[0]); }}},
      {"zero_", {0, [](at::Tensor& t, const Args&) { t.zero_(); }}},
      {"erfinv_", {0, [](at::Tensor& t, const Args&) { t.erfinv_(); }}},
      {"mul_", {1, [](at::Tensor& t, const Args& a) { t.mul_(a[0]); }}},
      {"add_", {1, [](at::Tensor& t, const Args& a) { t.add_(a[0]); }}},
      {"clamp_", {2, [](at::Tensor& t, const Args& a) { t.clamp_(Bound(a[0]), Bound(a[1])); }}},
  };
  return operations;
}

at::Tensor Target(const InitOp& op, const std::vector<at::Tensor>& state) {
  if (op.target < 0) return at::empty_strided(op.shape, op.strides, at::TensorOptions().dtype(op.dtype));
  const at::Tensor& whole = state.at(static_cast<std::size_t>(op.target));
  if (op.shape.empty()) return whole;
  return whole.as_strided(op.shape, op.strides, whole.storage_offset() + op.offset);
}

}  // namespace

void ReplayInitTape(const std::vector<InitOp>& tape, const std::vector<at::Tensor>& state) {
  at::NoGradGuard no_grad;
  for (const InitOp& op : tape) {
    const auto found = Operations().find(op.op);
    if (found == Operations().end() || found->second.arity != op.args.size()) {
      throw CodedError("ERR_ARCHIVE", "Expected an initialising operation that this version knows but the tape has \"" +
                                          op.op + "\" with " + std::to_string(op.args.size()) +
                                          " arguments. Export the architecture with this version's exporter.");
    }
    at::Tensor target = Target(op, state);
    found->second.run(target, op.args);
  }
}

}  // namespace btxrd
