#include "core/parallel_tasks.h"

#include <ATen/TensorIterator.h>
#include <ATen/ops/empty.h>

#include <array>

namespace btxrd {

void ParallelTasks(int64_t count, c10::function_ref<void(int64_t)> work) {
  // LibTorch divides the elements of an iterator among its threads in code of its own. Nothing reads
  // them: an element's address is a task's number.
  const at::Tensor tasks = at::empty({count}, at::kByte);
  const char* first = static_cast<const char*>(tasks.const_data_ptr());
  at::TensorIterator iterator =
      at::TensorIteratorConfig().add_const_input(tasks).resize_outputs(false).declare_static_shape({count}).build();
  iterator.for_each(
      [&](char** data, const int64_t*, int64_t length) {
        const int64_t begin = data[0] - first;
        for (int64_t task = begin; task < begin + length; ++task) work(task);
      },
      /*grain_size=*/1);
}

}  // namespace btxrd
