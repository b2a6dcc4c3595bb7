#pragma once

#include <cstdint>
#include <vector>

namespace btxrd {

/// `torch.manual_seed(seed)`: the CPU generator and every CUDA or MPS one.
void ManualSeed(uint64_t seed);

/// The CPU generator's state, in the bytes of `torch.get_rng_state()` (5056 of them).
std::vector<uint8_t> GetRngState();

/// Throws when the bytes are not a state of this LibTorch's CPU generator.
void SetRngState(const std::vector<uint8_t>& state);

}  // namespace btxrd
