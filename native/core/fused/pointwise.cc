#include "core/fused/pointwise.h"

#include <ATen/Parallel.h>

#include <algorithm>

#include "core/fused/matrix_tile.h"

namespace btxrd {

#ifdef BTXRD_FUSED_KERNELS

namespace {

using avx2::kLanes;

/// Input of the pixels that a thread takes at a time; it stays in the second-level cache.
constexpr int64_t kBlockFloats = int64_t{32} << 10;
/// Fewer pixels than this are not worth another pass over the weights.
constexpr int64_t kLeastPixels = 12;
/// So that a thread that has lost its core for a while does not hold up the others for long.
constexpr int64_t kPointwiseTasks = 2;

/// Some pixels and the channels of a panel.
struct PointwisePart {
  const float* input;
  const float* weight;
  const float* bias;
  const float* residual;  ///< null for none
  float* output;
  int64_t pixels, in, out;
};

template <int Vectors, Activation activation>
BTXRD_AVX2_FUNCTION void ComputePointwise(const PointwisePart& part) {
  const int64_t in = part.in, out = part.out;
  avx2::ForTiles<avx2::kTilePixels<Vectors>>(part.pixels, [&](auto size, int64_t first) BTXRD_AVX2_LAMBDA {
    const float* input = part.input + first * in;
    const float* residual = part.residual == nullptr ? nullptr : part.residual + first * out;
    float* output = part.output + first * out;
    avx2::Tile<decltype(size)::value, Vectors>(
        in, part.weight, part.bias, [&](auto pixel, int64_t k) BTXRD_AVX2_LAMBDA { return input + pixel * in + k; },
        [&](auto pixel, auto v, __m256 sum) BTXRD_AVX2_LAMBDA {
          if (residual != nullptr) sum = _mm256_add_ps(sum, _mm256_loadu_ps(residual + pixel * out + v * kLanes));
          _mm256_storeu_ps(output + pixel * out + v * kLanes, avx2::Apply<activation>(sum));
        });
  });
}

using PointwiseFunction = void (*)(const PointwisePart&);

template <Activation activation>
PointwiseFunction PointwiseForWidth(int64_t width) {
  switch (width / kLanes) {
    case 1: return &ComputePointwise<1, activation>;
    case 2: return &ComputePointwise<2, activation>;
    default: return &ComputePointwise<3, activation>;
  }
}

PointwiseFunction ChoosePointwise(int64_t width, Activation activation) {
  switch (activation) {
    case Activation::kSilu: return PointwiseForWidth<Activation::kSilu>(width);
    case Activation::kRelu: return PointwiseForWidth<Activation::kRelu>(width);
    case Activation::kSigmoid: return PointwiseForWidth<Activation::kSigmoid>(width);
    default: return PointwiseForWidth<Activation::kNone>(width);
  }
}

BTXRD_AVX2_FUNCTION void ApplyGate(const float* input, const float* gate, int64_t pixels, int64_t channels, float* to) {
  for (int64_t p = 0; p < pixels; ++p, input += channels, to += channels) {
    int64_t c = 0;
    for (; c + 8 <= channels; c += 8) {
      _mm256_storeu_ps(to + c, _mm256_mul_ps(_mm256_loadu_ps(input + c), _mm256_loadu_ps(gate + c)));
    }
    for (; c < channels; ++c) to[c] = input[c] * gate[c];
  }
}

}  // namespace

bool PointwiseConvolution::Serves(const at::Tensor& weight, c10::IntArrayRef stride, c10::IntArrayRef padding, int64_t groups) {
  const auto all = [](c10::IntArrayRef values, int64_t wanted) {
    return std::all_of(values.begin(), values.end(), [=](int64_t value) { return value == wanted; });
  };
  return HasFusedKernels() && groups == 1 && weight.size(2) == 1 && weight.size(3) == 1 && all(stride, 1) && all(padding, 0) &&
         weight.size(0) % kLanes == 0;
}

PointwiseConvolution::PointwiseConvolution(const at::Tensor& weight, const at::Tensor& bias, Activation activation)
    : in_(weight.size(1)),
      out_(weight.size(0)),
      activation_(activation),
      panels_(PanelsOf(out_)),
      weight_(PackPanels(weight, panels_)),
      bias_(BiasOf(bias, out_)) {}

at::Tensor PointwiseConvolution::Queue(KernelQueue& queue, const at::Tensor& features, const at::Tensor& gate,
                                       const at::Tensor& other) const {
  const int64_t batch = features.size(0), image_pixels = features.size(2) * features.size(3);
  at::Tensor output = queue.arena().Take({batch, out_, features.size(2), features.size(3)}, at::MemoryFormat::ChannelsLast);
  const float* const input = queue.Read(features);
  const float* const gates = gate.defined() ? gate.const_data_ptr<float>() : nullptr;
  const float* const residual = other.defined() ? queue.Read(other) : nullptr;
  float* const result = output.mutable_data_ptr<float>();

  // Images with gates of their own are apart.
  const int64_t images = gates == nullptr ? 1 : batch;
  const int64_t pixels = gates == nullptr ? batch * image_pixels : image_pixels;
  const int64_t wanted = (kPointwiseTasks * at::get_num_threads() + images - 1) / images;
  const int64_t fitting = std::max<int64_t>(kLeastPixels, kBlockFloats / in_);
  const int64_t blocks = std::max({int64_t{1}, (pixels + fitting - 1) / fitting, std::min(wanted, pixels / kLeastPixels)});

  queue.Add(images * blocks, gates == nullptr ? 0 : (pixels / blocks + 1) * in_, [=, this](int64_t task, float* scratch) {
    const int64_t image = task / blocks, block = task % blocks;
    const int64_t begin = image * pixels + pixels * block / blocks, end = image * pixels + pixels * (block + 1) / blocks;
    const float* source = input + begin * in_;
    if (gates != nullptr) {
      ApplyGate(source, gates + image * in_, end - begin, in_, scratch);
      source = scratch;
    }
    for (const Panel& panel : panels_) {
      const int64_t place = begin * out_ + panel.start;
      ChoosePointwise(panel.width, activation_)({source, weight_.data() + panel.start * in_, bias_.data() + panel.start,
                                        residual == nullptr ? nullptr : residual + place, result + place, end - begin, in_, out_});
    }
  });
  return output;
}

#endif

}  // namespace btxrd
