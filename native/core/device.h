#pragma once

#include <c10/core/Device.h>

#include <string>

namespace btxrd {

/// How many CUDA devices this LibTorch can use; 0 for a CPU build or a machine without one.
int CudaDeviceCount();

/// Whether Apple's Metal backend can be used.
bool MpsAvailable();

/// The device of a string that lib/device.ts has parsed; throws ERR_DEVICE when this machine lacks it.
c10::Device AvailableDevice(const std::string& name);

}  // namespace btxrd
