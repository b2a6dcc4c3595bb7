#include "core/allocator/caching_allocator.h"

#ifdef _WIN32
#include <windows.h>
#else
#include <dlfcn.h>
#endif

#include <c10/core/Allocator.h>
#include <c10/core/CPUAllocator.h>
#include <c10/util/Exception.h>

#include <cstdlib>
#include <string_view>

#include "core/allocator/block_pool.h"
#include "core/allocator/pages.h"

namespace btxrd {

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitizer = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer) || __has_feature(thread_sanitizer)
constexpr bool kSanitizer = true;
#else
constexpr bool kSanitizer = false;
#endif
#else
constexpr bool kSanitizer = false;
#endif

/// Leaked on purpose: tensors are freed until the very end of the process, after static destructors.
BlockPool& Pool() {
  static BlockPool* pool = new BlockPool();
  return *pool;
}

void FreeBlock(void* data) {
  if (data != nullptr) Pool().Free(data);
}

class CachingAllocator final : public c10::Allocator {
 public:
  c10::DataPtr allocate(std::size_t bytes) override {
    void* data = bytes == 0 ? nullptr : Pool().Allocate(bytes);
    TORCH_CHECK_WITH(OutOfMemoryError, bytes == 0 || data != nullptr, "CPU allocator: not enough memory: you tried to allocate ",
                     bytes, " bytes.");
    return {data, data, &FreeBlock, c10::Device(c10::DeviceType::CPU)};
  }

  c10::DeleterFnPtr raw_deleter() const override { return &FreeBlock; }

  void copy_data(void* dest, const void* src, std::size_t count) const override { default_copy_data(dest, src, count); }
};

/// LibTorch keeps pointers to code of this library, so it must not be unloaded when the last Node
/// worker that loaded it ends.
bool KeepLibraryLoaded() {
#ifdef _WIN32
  HMODULE module = nullptr;
  return GetModuleHandleExW(GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS | GET_MODULE_HANDLE_EX_FLAG_PIN,
                            reinterpret_cast<LPCWSTR>(&FreeBlock), &module) != 0;
#else
  Dl_info info;
  return dladdr(reinterpret_cast<void*>(&FreeBlock), &info) != 0 &&
         dlopen(info.dli_fname, RTLD_NOW | RTLD_NOLOAD | RTLD_NODELETE) != nullptr;
#endif
}

AllocatorChoice Install() {
  const char* variable = std::getenv("BTXRD_ALLOCATOR");
  const std::string_view wanted = variable == nullptr ? "" : variable;
  if (wanted == "default") return {false, "BTXRD_ALLOCATOR=default"};
  if (!wanted.empty() && wanted != "caching") {
    return {false, "Expected default or caching for BTXRD_ALLOCATOR but received " + std::string(wanted)};
  }
  if (kSanitizer && wanted != "caching") return {false, "the addon was built with a sanitizer"};
  if (const std::string problem = WhyNoPages(); !problem.empty()) return {false, problem};
  if (!KeepLibraryLoaded()) return {false, "the addon cannot be kept loaded"};
  static auto* allocator = new CachingAllocator();
  c10::SetCPUAllocator(allocator);
  if (c10::GetCPUAllocator() != allocator) return {false, "another library installed an allocator of its own"};
  return {true, ""};
}

}  // namespace

const AllocatorChoice& InstallCachingAllocator() {
  static const auto* choice = new AllocatorChoice(Install());
  return *choice;
}

MemoryStats CpuMemoryStats() { return Pool().Stats(); }

void ResetPeakCpuMemoryStats() { Pool().ResetPeaks(); }

void EmptyCpuCache() { Pool().Trim(0); }

void TrimUnusedCpuCache() { Pool().TrimUnused(); }

void SetCpuCacheLimit(std::size_t bytes) { Pool().SetCacheLimit(bytes); }

}  // namespace btxrd
