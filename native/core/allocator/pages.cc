#include "core/allocator/pages.h"

#ifndef _WIN32
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#endif

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <limits>

namespace btxrd {

namespace {

constexpr std::size_t kUnknown = std::numeric_limits<std::size_t>::max();

/// The number at the start of a file, or after `key` in it; kUnknown when there is none.
std::size_t NumberIn(const char* file, const std::string& key = "") {
  std::ifstream stream(file);
  std::string word;
  while (!key.empty() && stream >> word && word != key) {
  }
  std::size_t number = 0;
  return stream >> number ? number : kUnknown;
}

/// What the control group could still give. Its files in the page cache count as used there, but go
/// as soon as memory is needed: a container that has read much would otherwise always seem full.
std::size_t AvailableInControlGroup() {
  const std::size_t limit = NumberIn("/sys/fs/cgroup/memory.max");
  const std::size_t used = NumberIn("/sys/fs/cgroup/memory.current");
  if (limit == kUnknown || used == kUnknown) return kUnknown;
  std::size_t held = used;
  for (const char* key : {"inactive_file", "active_file"}) {
    const std::size_t files = NumberIn("/sys/fs/cgroup/memory.stat", key);
    if (files != kUnknown) held -= std::min(held, files);
  }
  return limit - std::min(limit, held);
}

}  // namespace

std::size_t AvailableMemory() {
  const std::size_t kibibytes = NumberIn("/proc/meminfo", "MemAvailable:");
  const std::size_t machine = kibibytes == kUnknown ? kUnknown : kibibytes * 1024;
  return std::min(machine, AvailableInControlGroup());
}

#ifdef _WIN32

void* MapPages(std::size_t) { return nullptr; }
void UnmapPages(void*, std::size_t) {}
void DiscardPages(void*, std::size_t) {}
std::string WhyNoPages() { return "it is not written for Windows"; }

#else

void* MapPages(std::size_t bytes) {
  // The system aligns to small pages: more than needed, and the ends go back.
  void* mapped = mmap(nullptr, bytes + kHugePage, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (mapped == MAP_FAILED) return nullptr;
  const auto start = reinterpret_cast<std::uintptr_t>(mapped);
  const std::uintptr_t aligned = (start + kHugePage - 1) / kHugePage * kHugePage;
  if (aligned > start) munmap(mapped, aligned - start);
  const std::uintptr_t end = start + bytes + kHugePage;
  if (end > aligned + bytes) munmap(reinterpret_cast<void*>(aligned + bytes), end - (aligned + bytes));
  void* pages = reinterpret_cast<void*>(aligned);
#ifdef MADV_HUGEPAGE
  // Advice: a kernel without huge pages refuses it and the memory works all the same.
  madvise(pages, bytes, MADV_HUGEPAGE);
#endif
  return pages;
}

void UnmapPages(void* pages, std::size_t bytes) { munmap(pages, bytes); }

void DiscardPages(void* begin, std::size_t bytes) {
  const auto page = static_cast<std::uintptr_t>(sysconf(_SC_PAGESIZE));
  const std::uintptr_t first = (reinterpret_cast<std::uintptr_t>(begin) + page - 1) / page * page;
  const std::uintptr_t last = (reinterpret_cast<std::uintptr_t>(begin) + bytes) / page * page;
  if (first >= last) return;
#ifdef __linux__
  madvise(reinterpret_cast<void*>(first), last - first, MADV_DONTNEED);
#else
  madvise(reinterpret_cast<void*>(first), last - first, MADV_FREE);
#endif
}

std::string WhyNoPages() {
  errno = 0;
  void* pages = MapPages(kHugePage);
  if (pages == nullptr) return std::string("the system refuses anonymous memory: ") + std::strerror(errno);
  UnmapPages(pages, kHugePage);
  return "";
}

#endif

}  // namespace btxrd
