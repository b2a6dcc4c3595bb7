#include "core/fused/depthwise.h"

#include <ATen/Parallel.h>
#include <ATen/ops/empty.h>

#include <algorithm>

#include "core/fused/simd_avx2.h"

namespace btxrd {

#ifdef BTXRD_FUSED_KERNELS

namespace {

using avx2::kLanes;

/// Channels that are computed together: a cache line of them.
constexpr int64_t kBlock = 16;

/// One image of a block of channels.
struct Plane {
  const float* input;
  float* output;
  const float* weight;
  const float* bias;
  float* means;  ///< null when nobody asks
  int64_t height, width, out_height, out_width, channels, padding;
};

/// `Columns` neighbouring results of `Vectors` times 8 channels. Of the filter the given rows and
/// columns lie within the image.
template <int Kernel, int Stride, int Vectors, int Columns, Activation activation>
BTXRD_AVX2 void Compute(const Plane& p, const float* input, float* output, int64_t row0, int64_t row1, int64_t column0,
                        int64_t column1, __m256 (&sums)[Vectors]) {
  using avx2::Unrolled;
  const int64_t channels = p.channels;
  __m256 acc[Columns][Vectors];
  Unrolled<Vectors>([&](auto v) BTXRD_AVX2_LAMBDA {
    const __m256 bias = _mm256_loadu_ps(p.bias + v * kLanes);
    Unrolled<Columns>([&](auto c) BTXRD_AVX2_LAMBDA { acc[c][v] = bias; });
  });
  const auto add = [&](const float* row, const float* weight, int64_t k) BTXRD_AVX2_LAMBDA {
    Unrolled<Vectors>([&](auto v) BTXRD_AVX2_LAMBDA {
      const __m256 w = _mm256_loadu_ps(weight + (k * Vectors + v) * kLanes);
      Unrolled<Columns>([&](auto c) BTXRD_AVX2_LAMBDA {
        acc[c][v] = _mm256_fmadd_ps(_mm256_loadu_ps(row + (c * Stride + k) * channels + v * kLanes), w, acc[c][v]);
      });
    });
  };
  for (int64_t r = row0; r < row1; ++r) {
    const float* row = input + r * p.width * channels;
    const float* weight = p.weight + r * Kernel * Vectors * kLanes;
    if constexpr (Columns > 1) {
      Unrolled<Kernel>([&](auto k) BTXRD_AVX2_LAMBDA { add(row, weight, k); });
    } else {
      for (int64_t k = column0; k < column1; ++k) add(row, weight, k);
    }
  }
  Unrolled<Columns>([&](auto c) BTXRD_AVX2_LAMBDA {
    Unrolled<Vectors>([&](auto v) BTXRD_AVX2_LAMBDA {
      const __m256 result = avx2::Apply<activation>(acc[c][v]);
      _mm256_storeu_ps(output + c * channels + v * kLanes, result);
      sums[v] = _mm256_add_ps(sums[v], result);
    });
  });
}

template <int Kernel, int Stride, int Vectors, Activation activation>
BTXRD_AVX2_FUNCTION void ComputePlane(const Plane& p) {
  constexpr int kColumns = 4;
  using avx2::Unrolled;
  __m256 sums[Vectors];
  Unrolled<Vectors>([&](auto v) BTXRD_AVX2_LAMBDA { sums[v] = _mm256_setzero_ps(); });
  // Results from `first` to `last` need no padding on the left and on the right.
  const int64_t first = std::min(p.out_width, (p.padding + Stride - 1) / Stride);
  const int64_t last = std::max(first, std::min(p.out_width, (p.width + p.padding - Kernel) / Stride + 1));
  for (int64_t y = 0; y < p.out_height; ++y) {
    const int64_t top = y * Stride - p.padding;
    const int64_t row0 = std::max<int64_t>(0, -top), row1 = std::min<int64_t>(Kernel, p.height - top);
    const auto input = [&](int64_t x) { return p.input + (top * p.width + x * Stride - p.padding) * p.channels; };
    float* output = p.output + y * p.out_width * p.channels;
    const auto one = [&](int64_t x) BTXRD_AVX2_LAMBDA {
      const int64_t left = x * Stride - p.padding;
      Compute<Kernel, Stride, Vectors, 1, activation>(p, input(x), output + x * p.channels, row0, row1,
                                                      std::max<int64_t>(0, -left), std::min<int64_t>(Kernel, p.width - left), sums);
    };
    int64_t x = 0;
    for (; x < first; ++x) one(x);
    for (; x + kColumns <= last; x += kColumns) {
      Compute<Kernel, Stride, Vectors, kColumns, activation>(p, input(x), output + x * p.channels, row0, row1, 0, Kernel, sums);
    }
    for (; x < p.out_width; ++x) one(x);
  }
  if (p.means == nullptr) return;
  const __m256 count = _mm256_set1_ps(static_cast<float>(p.out_height * p.out_width));
  Unrolled<Vectors>([&](auto v) BTXRD_AVX2_LAMBDA { _mm256_storeu_ps(p.means + v * kLanes, _mm256_div_ps(sums[v], count)); });
}

using PlaneFunction = void (*)(const Plane&);

template <int Kernel, int Stride, Activation activation>
PlaneFunction ForChannels(int64_t channels) {
  return channels == kBlock ? &ComputePlane<Kernel, Stride, 2, activation> : &ComputePlane<Kernel, Stride, 1, activation>;
}

template <Activation activation>
PlaneFunction ForShape(int64_t kernel, int64_t stride, int64_t channels) {
  if (kernel == 3) return stride == 1 ? ForChannels<3, 1, activation>(channels) : ForChannels<3, 2, activation>(channels);
  return stride == 1 ? ForChannels<5, 1, activation>(channels) : ForChannels<5, 2, activation>(channels);
}

PlaneFunction Choose(int64_t kernel, int64_t stride, int64_t channels, Activation activation) {
  return activation == Activation::kSilu ? ForShape<Activation::kSilu>(kernel, stride, channels)
                                         : ForShape<Activation::kNone>(kernel, stride, channels);
}

int64_t ChannelsOfBlock(int64_t channels, int64_t start) { return std::min(kBlock, channels - start); }

}  // namespace

bool DepthwiseConvolution::Serves(const at::Tensor& weight, c10::IntArrayRef stride, c10::IntArrayRef padding,
                                  c10::IntArrayRef dilation, int64_t groups, Activation activation) {
  const int64_t kernel = weight.size(2);
  return HasFusedKernels() && (activation == Activation::kNone || activation == Activation::kSilu) && groups == weight.size(0) && weight.size(1) == 1 && groups % kLanes == 0 &&
         (kernel == 3 || kernel == 5) && weight.size(3) == kernel && stride[0] == stride[1] && stride[0] <= 2 &&
         padding[0] == padding[1] && padding[0] < kernel && dilation[0] == 1 && dilation[1] == 1;
}

DepthwiseConvolution::DepthwiseConvolution(const at::Tensor& weight, const at::Tensor& bias, int64_t stride, int64_t padding,
                                           Activation activation)
    : channels_(weight.size(0)), kernel_(weight.size(2)), stride_(stride), padding_(padding), activation_(activation) {
  const int64_t places = kernel_ * kernel_;
  const at::Tensor plain = weight.contiguous();
  const float* values = plain.const_data_ptr<float>();
  weight_.reserve(channels_ * places);
  for (int64_t start = 0; start < channels_; start += kBlock) {
    for (int64_t place = 0; place < places; ++place) {
      for (int64_t c = start; c < start + ChannelsOfBlock(channels_, start); ++c) weight_.push_back(values[c * places + place]);
    }
  }
  bias_.assign(channels_, 0.0f);
  if (bias.defined()) std::copy_n(bias.contiguous().const_data_ptr<float>(), channels_, bias_.begin());
}

at::Tensor DepthwiseConvolution::Run(const at::Tensor& features, at::Tensor* means) const {
  const at::Tensor input = features.contiguous(at::MemoryFormat::ChannelsLast);
  const int64_t batch = input.size(0), height = input.size(2), width = input.size(3);
  const int64_t out_height = (height + 2 * padding_ - kernel_) / stride_ + 1;
  const int64_t out_width = (width + 2 * padding_ - kernel_) / stride_ + 1;
  at::Tensor output = at::empty({batch, channels_, out_height, out_width}, input.options(), at::MemoryFormat::ChannelsLast);
  if (means != nullptr) *means = at::empty({batch, channels_}, input.options());
  const float* from = input.const_data_ptr<float>();
  float* to = output.mutable_data_ptr<float>();
  float* mean = means == nullptr ? nullptr : means->mutable_data_ptr<float>();
  const int64_t blocks = (channels_ + kBlock - 1) / kBlock;
  at::parallel_for(0, batch * blocks, 1, [&](int64_t begin, int64_t end) {
    for (int64_t task = begin; task < end; ++task) {
      const int64_t image = task / blocks, start = task % blocks * kBlock;
      const Plane plane{from + image * height * width * channels_ + start,
                        to + image * out_height * out_width * channels_ + start,
                        weight_.data() + start * kernel_ * kernel_,
                        bias_.data() + start,
                        mean == nullptr ? nullptr : mean + image * channels_ + start,
                        height, width, out_height, out_width, channels_, padding_};
      Choose(kernel_, stride_, ChannelsOfBlock(channels_, start), activation_)(plane);
    }
  });
  return output;
}

#endif

}  // namespace btxrd
