#pragma once

namespace btxrd {

/// What a fused operation applies to its result.
enum class Activation { kNone, kRelu, kSilu, kSigmoid };

}  // namespace btxrd
