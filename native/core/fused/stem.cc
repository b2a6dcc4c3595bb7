#include "core/fused/stem.h"

#include <algorithm>

namespace btxrd {

#ifdef BTXRD_FUSED_KERNELS

namespace {

using avx2::kLanes;

constexpr int64_t kStemKernel = 3;
constexpr int64_t kStemStride = 2;
/// More than this and a row's numbers no longer stay in registers' reach: not a stem.
constexpr int64_t kMostImageChannels = 4;

/// The rows of an image that one row of results is made of.
struct StemSource {
  const float* image;
  int64_t channels, height, width;
  int64_t channel_stride, row_stride, column_stride;
};

/// Copies the rows around `top` to `to`, (channels, 3, width + 2 padding), with zeros beyond the image.
void CopyStemRows(const StemSource& s, int64_t top, int64_t padding, float* to) {
  const int64_t row_floats = s.width + 2 * padding;
  for (int64_t c = 0; c < s.channels; ++c) {
    for (int64_t y = top; y < top + kStemKernel; ++y, to += row_floats) {
      std::fill_n(to, row_floats, 0.0f);
      if (y < 0 || y >= s.height) continue;
      const float* from = s.image + c * s.channel_stride + y * s.row_stride;
      for (int64_t x = 0; x < s.width; ++x) to[padding + x] = from[x * s.column_stride];
    }
  }
}

struct StemRow {
  const float* input;
  const int64_t* offsets;  ///< from a result's first number to all of them
  const float* weight;
  const float* bias;
  float* output;
  int64_t width, numbers, out;
};

/// A row of results of a panel.
template <int Vectors>
BTXRD_AVX2_FUNCTION void ComputeStemRow(const StemRow& row) {
  avx2::ForTiles<avx2::kTilePixels<Vectors>>(row.width, [&](auto size, int64_t x) BTXRD_AVX2_LAMBDA {
    const float* input = row.input + x * kStemStride;
    float* output = row.output + x * row.out;
    avx2::Tile<decltype(size)::value, Vectors>(
        row.numbers, row.weight, row.bias,
        [&](auto pixel, int64_t k) BTXRD_AVX2_LAMBDA { return input + row.offsets[k] + pixel * kStemStride; },
        [&](auto pixel, auto v, __m256 sum) BTXRD_AVX2_LAMBDA {
          _mm256_storeu_ps(output + pixel * row.out + v * kLanes, avx2::Apply<Activation::kSilu>(sum));
        });
  });
}

}  // namespace

bool StemConvolution::Serves(const at::Tensor& weight, c10::IntArrayRef stride, c10::IntArrayRef padding, c10::IntArrayRef dilation,
                             int64_t groups, Activation activation) {
  const auto all = [](c10::IntArrayRef values, int64_t wanted) {
    return std::all_of(values.begin(), values.end(), [=](int64_t value) { return value == wanted; });
  };
  return HasFusedKernels() && groups == 1 && activation == Activation::kSilu && weight.size(0) % kLanes == 0 &&
         weight.size(1) <= kMostImageChannels && weight.size(2) == kStemKernel && weight.size(3) == kStemKernel && all(stride, kStemStride) &&
         all(dilation, 1) && padding[0] == padding[1] && padding[0] < kStemKernel;
}

StemConvolution::StemConvolution(const at::Tensor& weight, const at::Tensor& bias, int64_t padding)
    : in_(weight.size(1)),
      out_(weight.size(0)),
      padding_(padding),
      panels_(PanelsOf(out_)),
      weight_(PackPanels(weight, panels_)),
      bias_(BiasOf(bias, out_)) {}

at::Tensor StemConvolution::Queue(KernelQueue& queue, const at::Tensor& images) const {
  TORCH_CHECK_VALUE(images.dim() == 4 && images.size(1) == in_ && images.scalar_type() == at::kFloat, "Expected float32 images of ",
                    in_, " channels but received ", images.toString(), " ", images.sizes());
  const int64_t batch = images.size(0), height = images.size(2), width = images.size(3);
  const int64_t out_height = (height + 2 * padding_ - kStemKernel) / kStemStride + 1;
  const int64_t out_width = (width + 2 * padding_ - kStemKernel) / kStemStride + 1;
  at::Tensor output = queue.arena().Take({batch, out_, out_height, out_width}, at::MemoryFormat::ChannelsLast);
  queue.Keep(images);
  const float* const input = images.const_data_ptr<float>();
  float* const result = output.mutable_data_ptr<float>();
  const int64_t image_stride = images.stride(0), channel_stride = images.stride(1), row_stride = images.stride(2),
                column_stride = images.stride(3);
  const int64_t row_floats = width + 2 * padding_, numbers = in_ * kStemKernel * kStemKernel;
  std::vector<int64_t> offsets;
  for (int64_t row = 0; row < in_ * kStemKernel; ++row) {
    for (int64_t k = 0; k < kStemKernel; ++k) offsets.push_back(row * row_floats + k);
  }

  queue.Add(batch * out_height, in_ * kStemKernel * row_floats, [=, this](int64_t task, float* scratch) {
    const int64_t image = task / out_height, y = task % out_height;
    CopyStemRows({input + image * image_stride, in_, height, width, channel_stride, row_stride, column_stride}, y * kStemStride - padding_,
             padding_, scratch);
    for (const Panel& panel : panels_) {
      const StemRow row{scratch, offsets.data(), weight_.data() + panel.start * numbers, bias_.data() + panel.start,
                    result + task * out_width * out_ + panel.start, out_width, numbers, out_};
      switch (panel.width / kLanes) {
        case 1: ComputeStemRow<1>(row); break;
        case 2: ComputeStemRow<2>(row); break;
        default: ComputeStemRow<3>(row);
      }
    }
  });
  return output;
}

#endif

}  // namespace btxrd
