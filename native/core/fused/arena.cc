#include "core/fused/arena.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/from_blob.h>

#include <algorithm>
#include <utility>

namespace btxrd {

Arena::Arena() : blocks_(std::make_shared<std::vector<std::unique_ptr<Block>>>()) {}

at::Tensor Arena::Take(c10::IntArrayRef shape, at::MemoryFormat format) {
  const int64_t numel = c10::multiply_integers(shape);
  Block* best = nullptr;
  for (const auto& block : *blocks_) {
    const int64_t size = block->memory.numel();
    // A block of more than twice the size is left for a value that needs it.
    if (block->free && size >= numel && size <= 2 * numel && (best == nullptr || size < best->memory.numel())) best = block.get();
  }
  if (best == nullptr) {
    blocks_->push_back(std::make_unique<Block>(Block{at::empty({numel}, at::kFloat)}));
    best = blocks_->back().get();
  }
  best->free = false;
  best->used = true;
  const at::Tensor tensor = at::for_blob(best->memory.mutable_data_ptr<float>(), shape)
                                .deleter([blocks = blocks_, best](void*) { best->free = true; })
                                .options(at::kFloat)
                                .make_tensor();
  if (format == at::MemoryFormat::ChannelsLast) {
    tensor.unsafeGetTensorImpl()->set_sizes_and_strides(shape, c10::get_channels_last_strides_2d(shape));
  }
  return tensor;
}

bool Arena::Owns(const at::Tensor& tensor) const {
  return std::any_of(blocks_->begin(), blocks_->end(), [&](const auto& block) {
    return block->memory.const_data_ptr() == tensor.storage().data();
  });
}

void Arena::Trim() {
  std::erase_if(*blocks_, [](const auto& block) { return block->free && !std::exchange(block->used, false); });
}

}  // namespace btxrd
