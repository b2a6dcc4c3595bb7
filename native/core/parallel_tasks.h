#pragma once

#include <c10/util/FunctionRef.h>

#include <cstdint>

namespace btxrd {

/// Calls `work` with the numbers 0 to `count - 1`, on the threads that LibTorch's own operators run on,
/// and returns when all have ended. Each thread takes one run of neighbours, as in `at::parallel_for`,
/// which is serial in a library that is compiled without OpenMP, as the addon is. What `work` throws is thrown here.
void ParallelTasks(int64_t count, c10::function_ref<void(int64_t)> work);

}  // namespace btxrd
