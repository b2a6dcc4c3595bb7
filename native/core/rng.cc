#include "core/rng.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Context.h>
#include <ATen/ops/empty.h>

#include <cstring>
#include <mutex>

namespace btxrd {

void ManualSeed(uint64_t seed) { at::manual_seed(seed); }

std::vector<uint8_t> GetRngState() {
  at::Generator generator = at::detail::getDefaultCPUGenerator();
  std::lock_guard lock(generator.mutex());
  const at::Tensor state = generator.get_state();
  const auto* data = state.const_data_ptr<uint8_t>();
  return {data, data + state.numel()};
}

void SetRngState(const std::vector<uint8_t>& state) {
  at::Tensor bytes = at::empty({static_cast<int64_t>(state.size())}, at::kByte);
  std::memcpy(bytes.mutable_data_ptr(), state.data(), state.size());
  at::Generator generator = at::detail::getDefaultCPUGenerator();
  std::lock_guard lock(generator.mutex());
  generator.set_state(bytes);
}

}  // namespace btxrd
