#include "core/fused/kernels.h"

#include <ATen/Version.h>

#include <string>

namespace btxrd {

bool HasFusedKernels() {
  if constexpr (!kFusedKernelsBuilt) return false;
  static const std::string capability = at::get_cpu_capability();
  return capability == "AVX2" || capability == "AVX512";
}

}  // namespace btxrd
