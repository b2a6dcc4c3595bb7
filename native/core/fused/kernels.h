#pragma once

#if defined(__x86_64__) || defined(_M_X64)
#define BTXRD_FUSED_KERNELS 1
#endif

namespace btxrd {

#ifdef BTXRD_FUSED_KERNELS
inline constexpr bool kFusedKernelsBuilt = true;
#else
inline constexpr bool kFusedKernelsBuilt = false;
#endif

/// Whether this machine runs the kernels of this folder, which need AVX2 and FMA; elsewhere every
/// convolution is oneDNN's. ATEN_CPU_CAPABILITY=default turns them off with those of LibTorch.
bool HasFusedKernels();

}  // namespace btxrd
