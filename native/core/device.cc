#include "core/device.h"

#include <ATen/Context.h>
#include <ATen/detail/CUDAHooksInterface.h>

#include "core/failure.h"

namespace btxrd {

int CudaDeviceCount() {
  return at::hasCUDA() ? static_cast<int>(at::detail::getCUDAHooks().deviceCount()) : 0;
}

bool MpsAvailable() { return at::hasMPS(); }

c10::Device AvailableDevice(const std::string& name) {
  const c10::Device device(name);
  if (device.is_cpu()) return c10::Device(c10::kCPU);
  if (device.is_cuda()) {
    const int count = CudaDeviceCount();
    const int index = device.has_index() ? device.index() : 0;
    if (index < count) return c10::Device(c10::kCUDA, static_cast<c10::DeviceIndex>(index));
    throw CodedError("ERR_DEVICE", "Expected a CUDA device that exists for device but received \"" + name +
                                       "\", and LibTorch sees " + std::to_string(count) +
                                       ". Use getDevice('auto'), or run \"btxrd doctor\" to see what was loaded.");
  }
  if (device.is_mps() && MpsAvailable()) return device;
  throw CodedError("ERR_DEVICE", "Expected a device of this machine for device but received \"" + name +
                                     "\", which LibTorch cannot use here. Use getDevice('auto').");
}

}  // namespace btxrd
