#include "core/in_parallel.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <system_error>
#include <thread>

namespace btxrd {

namespace {

constexpr std::size_t kMostThreads = 4;

}  // namespace

void InParallel(std::size_t count, const std::function<void(std::size_t)>& work) noexcept {
  std::atomic<std::size_t> next = 0;
  const auto take = [&] {
    for (std::size_t i = next++; i < count; i = next++) work(i);
  };
  std::array<std::thread, kMostThreads - 1> helpers;
  const std::size_t threads = std::min({count, kMostThreads, std::size_t{std::thread::hardware_concurrency()}});
  try {
    for (std::size_t i = 0; i + 1 < threads; ++i) helpers[i] = std::thread(take);
  } catch (const std::system_error&) {
    // The system has no thread left: those that there are do all of it.
  }
  take();
  for (std::thread& helper : helpers) {
    if (helper.joinable()) helper.join();
  }
}

}  // namespace btxrd
