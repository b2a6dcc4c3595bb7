#include "core/fused/pointwise.h"

#include <ATen/Parallel.h>
#include <ATen/ops/empty.h>

#include <algorithm>
#include <memory>

#include "core/fused/simd_avx2.h"

namespace btxrd {

#ifdef BTXRD_FUSED_KERNELS

namespace {

using avx2::kLanes;

/// Output channels of a panel; the last panel of 24 or 8 takes what is no multiple of 16.
constexpr int64_t kPanel = 16;
/// Pixels of a tile: with two vectors of channels, 12 sums of the 16 registers.
constexpr int kTileRows = 6;
/// Input of the pixels that a thread takes at a time; it stays in the second-level cache.
constexpr int64_t kInputBytes = int64_t{128} << 10;

struct Panel {
  int64_t start;  ///< its first output channel
  int64_t width;
};

std::vector<Panel> PanelsOf(int64_t channels) {
  std::vector<Panel> panels;
  for (int64_t start = 0; start < channels;) {
    const int64_t rest = channels - start;
    const int64_t width = rest == 24 || rest < kPanel ? rest : kPanel;
    panels.push_back({start, width});
    start += width;
  }
  return panels;
}

/// What the tiles of one panel share.
struct PanelWork {
  const float* weight;    ///< of the panel
  const float* bias;      ///< from here on by the panel's first channel
  const float* residual;  ///< null for none
  float* output;
  int64_t in;
  int64_t out;
};

/// `Rows` pixels of `Vectors` times 8 output channels.
template <int Rows, int Vectors, Activation activation>
BTXRD_AVX2_FUNCTION void Tile(const PanelWork& work, const float* input, int64_t row) {
  using avx2::Unrolled;
  __m256 acc[Rows][Vectors];
  Unrolled<Vectors>([&](auto v) BTXRD_AVX2_LAMBDA {
    const __m256 bias = _mm256_loadu_ps(work.bias + v * kLanes);
    Unrolled<Rows>([&](auto r) BTXRD_AVX2_LAMBDA { acc[r][v] = bias; });
  });
  const float* weight = work.weight;
  const int64_t in = work.in, out = work.out;
  for (int64_t k = 0; k < in; ++k, weight += Vectors * kLanes) {
    __m256 w[Vectors];
    Unrolled<Vectors>([&](auto v) BTXRD_AVX2_LAMBDA { w[v] = _mm256_loadu_ps(weight + v * kLanes); });
    Unrolled<Rows>([&](auto r) BTXRD_AVX2_LAMBDA {
      const __m256 x = _mm256_broadcast_ss(input + r * in + k);
      Unrolled<Vectors>([&](auto v) BTXRD_AVX2_LAMBDA { acc[r][v] = _mm256_fmadd_ps(x, w[v], acc[r][v]); });
    });
  }
  Unrolled<Rows>([&](auto r) BTXRD_AVX2_LAMBDA {
    const int64_t place = (row + r) * out;
    Unrolled<Vectors>([&](auto v) BTXRD_AVX2_LAMBDA {
      __m256 sum = acc[r][v];
      if (work.residual != nullptr) sum = _mm256_add_ps(sum, _mm256_loadu_ps(work.residual + place + v * kLanes));
      _mm256_storeu_ps(work.output + place + v * kLanes, avx2::Apply<activation>(sum));
    });
  });
}

template <int Vectors, Activation activation, int Rows>
void Rest(const PanelWork& work, const float* input, int64_t row, int64_t rows) {
  if constexpr (Rows > 0) {
    if (rows == Rows) return Tile<Rows, Vectors, activation>(work, input, row);
    Rest<Vectors, activation, Rows - 1>(work, input, row, rows);
  }
}

template <int Vectors, Activation activation>
void RunPanel(const PanelWork& work, const float* input, int64_t row, int64_t rows) {
  // Three vectors leave registers for four pixels.
  constexpr int kRows = Vectors == 3 ? 4 : kTileRows;
  for (; rows >= kRows; rows -= kRows, row += kRows, input += kRows * work.in) Tile<kRows, Vectors, activation>(work, input, row);
  Rest<Vectors, activation, kRows - 1>(work, input, row, rows);
}

template <Activation activation>
void RunPanelOf(int64_t width, const PanelWork& work, const float* input, int64_t row, int64_t rows) {
  switch (width / kLanes) {
    case 1: return RunPanel<1, activation>(work, input, row, rows);
    case 2: return RunPanel<2, activation>(work, input, row, rows);
    default: return RunPanel<3, activation>(work, input, row, rows);
  }
}

using PanelFunction = void (*)(int64_t, const PanelWork&, const float*, int64_t, int64_t);

PanelFunction Choose(Activation activation) {
  switch (activation) {
    case Activation::kSilu: return &RunPanelOf<Activation::kSilu>;
    case Activation::kRelu: return &RunPanelOf<Activation::kRelu>;
    case Activation::kSigmoid: return &RunPanelOf<Activation::kSigmoid>;
    default: return &RunPanelOf<Activation::kNone>;
  }
}

BTXRD_AVX2_FUNCTION void Gate(const float* input, const float* gate, int64_t rows, int64_t channels, float* to) {
  for (int64_t r = 0; r < rows; ++r, input += channels, to += channels) {
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
    : in_(weight.size(1)), out_(weight.size(0)), activation_(activation) {
  const at::Tensor plain = weight.contiguous();
  const float* values = plain.const_data_ptr<float>();
  weight_.reserve(in_ * out_);
  for (const Panel& panel : PanelsOf(out_)) {
    for (int64_t k = 0; k < in_; ++k) {
      for (int64_t n = panel.start; n < panel.start + panel.width; ++n) weight_.push_back(values[n * in_ + k]);
    }
  }
  bias_.assign(out_, 0.0f);
  if (bias.defined()) std::copy_n(bias.contiguous().const_data_ptr<float>(), out_, bias_.begin());
}

at::Tensor PointwiseConvolution::Run(const at::Tensor& features, const at::Tensor& gate, const at::Tensor& other) const {
  const at::Tensor input = features.contiguous(at::MemoryFormat::ChannelsLast);
  const at::Tensor residual = other.defined() ? other.contiguous(at::MemoryFormat::ChannelsLast) : other;
  const int64_t batch = input.size(0), pixels = input.size(2) * input.size(3);
  at::Tensor output = at::empty({batch, out_, input.size(2), input.size(3)}, input.options(), at::MemoryFormat::ChannelsLast);
  const float* from = input.const_data_ptr<float>();
  const float* gates = gate.defined() ? gate.const_data_ptr<float>() : nullptr;
  const float* added = residual.defined() ? residual.const_data_ptr<float>() : nullptr;
  float* to = output.mutable_data_ptr<float>();

  // A block is as many pixels as fit the cache, of one image where each image has a gate of its own.
  const int64_t images = gates == nullptr ? 1 : batch;
  const int64_t rows = gates == nullptr ? batch * pixels : pixels;
  const int64_t fitting = std::max<int64_t>(1, kInputBytes / static_cast<int64_t>(sizeof(float)) / in_ / kTileRows) * kTileRows;
  const int64_t most = std::min<int64_t>(fitting, 32 * kTileRows);
  const int64_t blocks = (rows + most - 1) / most;
  const int64_t block = ((rows + blocks - 1) / blocks + kTileRows - 1) / kTileRows * kTileRows;

  // With few blocks the panels are shared out as well, so that every thread has work.
  const std::vector<Panel> panels = PanelsOf(out_);
  const int64_t count = static_cast<int64_t>(panels.size());
  const int64_t wanted = 4 * at::get_num_threads();
  const int64_t groups = std::clamp<int64_t>((wanted + images * blocks - 1) / (images * blocks), 1, std::max<int64_t>(1, count / 2));
  const PanelFunction run = Choose(activation_);

  at::parallel_for(0, images * blocks * groups, 1, [&](int64_t begin, int64_t end) {
    const auto gated = gates == nullptr ? nullptr : std::make_unique_for_overwrite<float[]>(block * in_);
    int64_t gated_task = -1;
    for (int64_t task = begin; task < end; ++task) {
      const int64_t group = task % groups, place = task / groups;
      const int64_t image = place / blocks, first = place % blocks * block;
      const int64_t length = std::min(block, rows - first);
      if (length <= 0) continue;
      const int64_t row = image * rows + first;
      const float* source = from + row * in_;
      if (gates != nullptr) {
        if (gated_task != place) Gate(source, gates + image * in_, length, in_, gated.get());
        gated_task = place;
        source = gated.get();
      }
      for (int64_t p = count * group / groups; p < count * (group + 1) / groups; ++p) {
        const int64_t start = panels[p].start;
        run(panels[p].width,
            {weight_.data() + start * in_, bias_.data() + start, added == nullptr ? nullptr : added + start, to + start, in_, out_},
            source, row, length);
      }
    }
  });
  return output;
}

#endif

}  // namespace btxrd
