#include "core/tensor_form.h"

#include <ATen/ops/_nested_view_from_buffer.h>
#include <ATen/ops/_sparse_compressed_tensor_unsafe.h>
#include <ATen/ops/_sparse_coo_tensor_unsafe.h>
#include <ATen/ops/_validate_sparse_compressed_tensor_args.h>
#include <ATen/ops/_validate_sparse_coo_tensor_args.h>
#include <ATen/ops/empty_strided.h>
#include <ATen/quantized/Quantizer.h>

#include <array>
#include <utility>

#include "core/failure.h"
#include "core/view_extent.h"

namespace btxrd {

namespace {

constexpr std::array<std::pair<c10::Layout, const char*>, 6> kLayouts{{
    {c10::kStrided, "strided"},
    {c10::kSparse, "sparse_coo"},
    {c10::kSparseCsr, "sparse_csr"},
    {c10::kSparseCsc, "sparse_csc"},
    {c10::kSparseBsr, "sparse_bsr"},
    {c10::kSparseBsc, "sparse_bsc"},
}};

[[noreturn]] void Refuse(const std::string& expected) { throw CodedError("ERR_INVALID_ARG", "Expected " + expected + "."); }

bool IsRowCompressed(c10::Layout layout) { return layout == c10::kSparseCsr || layout == c10::kSparseBsr; }

bool IsCpu(const at::Tensor& tensor) { return tensor.device().is_cpu() && tensor.layout() == c10::kStrided; }

/// Elements in one byte of the dtypes that are narrower than one.
int64_t ElementsPerByte(c10::ScalarType dtype) {
  if (dtype == c10::ScalarType::QUInt4x2) return 2;
  return dtype == c10::ScalarType::QUInt2x4 ? 4 : 1;
}

void CheckRows(const at::Tensor& buffer, const at::Tensor& sizes, const at::Tensor& strides, const at::Tensor& offsets) {
  const auto is_table = [](const at::Tensor& table, int64_t dims) {
    return IsCpu(table) && table.scalar_type() == at::kLong && table.dim() == dims && table.is_contiguous();
  };
  if (!IsPlainView(buffer) || buffer.dim() != 1 || !buffer.is_contiguous()) Refuse("a contiguous buffer of one dimension for a nested tensor");
  if (!is_table(sizes, 2) || !is_table(strides, 2) || !is_table(offsets, 1) || sizes.sizes() != strides.sizes() ||
      sizes.size(0) != offsets.size(0)) {
    Refuse("int64 sizes, strides and offsets of the same rows for a nested tensor");
  }
  const int64_t dims = sizes.size(1);
  for (int64_t row = 0; row < sizes.size(0); ++row) {
    const at::IntArrayRef size(sizes.const_data_ptr<int64_t>() + row * dims, dims);
    const at::IntArrayRef stride(strides.const_data_ptr<int64_t>() + row * dims, dims);
    const std::optional<int64_t> end = EndOfView(offsets.const_data_ptr<int64_t>()[row], size, stride);
    if (!end || *end > buffer.numel()) Refuse("rows of a nested tensor within its buffer");
  }
}

void CheckChannels(const ChannelQuantizer& form, at::IntArrayRef shape) {
  if (form.axis < 0 || form.axis >= static_cast<int64_t>(shape.size())) Refuse("an axis of the quantized tensor");
  for (const at::Tensor& each : {form.scales, form.zero_points}) {
    if (!IsPlainView(each) || each.dim() != 1 || each.size(0) != shape[form.axis]) {
      Refuse("a scale and a zero point for each of the " + std::to_string(shape[form.axis]) + " channels of the quantized tensor");
    }
  }
}

}  // namespace

bool IsPlainView(const at::Tensor& tensor) {
  return tensor.layout() == c10::kStrided && !tensor.is_nested() && !tensor.is_meta() && !tensor.is_quantized();
}

uint64_t StorageId(const at::Tensor& tensor) { return reinterpret_cast<uint64_t>(tensor.storage().unsafeGetStorageImpl()); }

std::string LayoutName(c10::Layout layout) {
  for (const auto& [candidate, name] : kLayouts) {
    if (candidate == layout) return name;
  }
  Refuse("a strided or sparse tensor, which ops.aten.to_dense(tensor) makes of one of another layout");
}

c10::Layout LayoutFromName(const std::string& name) {
  for (const auto& [layout, candidate] : kLayouts) {
    if (name == candidate) return layout;
  }
  Refuse("the name of a layout");
}

std::vector<at::Tensor> SparseParts(const at::Tensor& tensor) {
  if (tensor.layout() == c10::kSparse) return {tensor._indices(), tensor._values()};
  if (IsRowCompressed(tensor.layout())) return {tensor.crow_indices(), tensor.col_indices(), tensor.values()};
  return {tensor.ccol_indices(), tensor.row_indices(), tensor.values()};
}

at::Tensor MakeSparse(c10::Layout layout, const std::vector<at::Tensor>& parts, at::IntArrayRef shape,
                      std::optional<bool> is_coalesced) {
  for (const at::Tensor& part : parts) {
    if (!IsPlainView(part)) Refuse("dense tensors as the parts of a sparse one");
  }
  const at::TensorOptions options = parts.back().options().layout(layout);
  if (layout == c10::kSparse && parts.size() == 2) {
    if (parts[0].scalar_type() != at::kLong) Refuse("int64 indices for a sparse tensor");
    at::_validate_sparse_coo_tensor_args(parts[0], parts[1], shape, is_coalesced, /*check_pinning=*/false);
    return at::_sparse_coo_tensor_unsafe(parts[0], parts[1], shape, options, is_coalesced);
  }
  if (parts.size() != 3) Refuse("the three parts of a compressed sparse tensor");
  at::_validate_sparse_compressed_tensor_args(parts[0], parts[1], parts[2], shape, layout, /*check_pinning=*/false);
  return at::_sparse_compressed_tensor_unsafe(parts[0], parts[1], parts[2], shape, options);
}

std::vector<at::Tensor> NestedParts(const at::Tensor& tensor) {
  return {tensor.values(), tensor._nested_tensor_size(), tensor._nested_tensor_strides(), tensor._nested_tensor_storage_offsets()};
}

at::Tensor MakeNested(const std::vector<at::Tensor>& parts) {
  if (parts.size() != 4) Refuse("the four parts of a nested tensor");
  CheckRows(parts[0], parts[1], parts[2], parts[3]);
  return at::_nested_view_from_buffer(parts[0], parts[1], parts[2], parts[3]);
}

QuantizerForm QuantizerOf(const at::Tensor& tensor) {
  if (tensor.qscheme() == c10::kPerTensorAffine) return TensorQuantizer{tensor.q_scale(), tensor.q_zero_point()};
  return ChannelQuantizer{tensor.q_per_channel_scales(), tensor.q_per_channel_zero_points(), tensor.q_per_channel_axis()};
}

at::Tensor MakeQuantized(const c10::Storage& storage, c10::ScalarType dtype, int64_t offset, at::IntArrayRef shape,
                         at::IntArrayRef strides, const QuantizerForm& form) {
  if (!c10::isQIntType(dtype)) Refuse("a quantized dtype");
  std::optional<int64_t> end = EndOfView(offset, shape, strides);
  const int64_t per_byte = ElementsPerByte(dtype);
  if (end && per_byte > 1) end = *end / per_byte + (*end % per_byte != 0);
  if (!end || static_cast<std::size_t>(*end) > storage.nbytes() / c10::elementSize(dtype)) Refuse("a view within its storage");
  at::QuantizerPtr quantizer;
  if (const auto* whole = std::get_if<TensorQuantizer>(&form)) {
    quantizer = at::make_per_tensor_affine_quantizer(whole->scale, whole->zero_point, dtype);
  } else {
    const auto& channels = std::get<ChannelQuantizer>(form);
    CheckChannels(channels, shape);
    quantizer = at::make_per_channel_affine_quantizer(channels.scales, channels.zero_points, channels.axis, dtype);
  }
  at::Tensor tensor = at::new_qtensor({0}, at::TensorOptions().dtype(dtype), std::move(quantizer));
  tensor.unsafeGetTensorImpl()->set_storage_keep_dtype(storage);
  tensor.unsafeGetTensorImpl()->set_sizes_and_strides(shape, strides, offset);
  // Strides count elements, and kernels count bytes.
  if (per_byte > 1 && (offset != 0 || !tensor.is_contiguous())) {
    Refuse("a contiguous tensor of a dtype narrower than a byte");
  }
  return tensor;
}

at::Tensor MakeMeta(c10::ScalarType dtype, at::IntArrayRef shape, at::IntArrayRef strides) {
  return at::empty_strided(shape, strides, at::TensorOptions().dtype(dtype).device(c10::kMeta));
}

}  // namespace btxrd
