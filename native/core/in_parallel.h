#pragma once

#include <cstddef>
#include <functional>

namespace btxrd {

/// Calls `work` with 0 to `count - 1`, each once, on this thread and some of its own beside it, and
/// returns when all calls have ended. Calls begin in order. `work` must not throw. For work that
/// waits for the memory or the disk: more threads than four gain nothing there.
void InParallel(std::size_t count, const std::function<void(std::size_t)>& work) noexcept;

}  // namespace btxrd
