#pragma once

#include <napi.h>

#include <vector>

#include "core/image/augment.h"

namespace btxrd {

/// Reads the steps of a plan (lib/data/transforms/plan.ts) for an image of that size, and refuses
/// parameters that the kernels are not made for.
std::vector<AugmentStep> ReadAugmentSteps(const Napi::Value& value, int width, int height);

}  // namespace btxrd
