#pragma once

#include <ATen/core/Tensor.h>
#include <c10/core/Storage.h>

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace btxrd {

/// Tensors that are more than a view of a storage: how they are put together, and the tensors that
/// they come apart into, as torch.save has them. What is put together comes from a file: every
/// function here refuses, with an exception, parts that kernels could not use safely.

/// Whether sizes, strides and a storage say all about the elements.
bool IsPlainView(const at::Tensor& tensor);

/// Of a tensor that has a storage: equal for tensors that share memory.
uint64_t StorageId(const at::Tensor& tensor);

/// Such as "sparse_coo". Both throw for a layout that is not of a strided or sparse tensor.
std::string LayoutName(c10::Layout layout);
c10::Layout LayoutFromName(const std::string& name);

/// COO: indices, values. Compressed: compressed indices, plain indices, values.
std::vector<at::Tensor> SparseParts(const at::Tensor& tensor);
at::Tensor MakeSparse(c10::Layout layout, const std::vector<at::Tensor>& parts, at::IntArrayRef shape,
                      std::optional<bool> is_coalesced);

/// The buffer, then sizes, strides and offsets of its rows.
std::vector<at::Tensor> NestedParts(const at::Tensor& tensor);
at::Tensor MakeNested(const std::vector<at::Tensor>& parts);

struct TensorQuantizer {
  double scale;
  int64_t zero_point;
};
struct ChannelQuantizer {
  at::Tensor scales;
  at::Tensor zero_points;
  int64_t axis;
};
using QuantizerForm = std::variant<TensorQuantizer, ChannelQuantizer>;

QuantizerForm QuantizerOf(const at::Tensor& tensor);
/// A quantized view of a storage.
at::Tensor MakeQuantized(const c10::Storage& storage, c10::ScalarType dtype, int64_t offset, at::IntArrayRef shape,
                         at::IntArrayRef strides, const QuantizerForm& form);

/// Shape and dtype without memory.
at::Tensor MakeMeta(c10::ScalarType dtype, at::IntArrayRef shape, at::IntArrayRef strides);

}  // namespace btxrd
