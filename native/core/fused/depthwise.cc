#include "core/fused/depthwise.h"

#include <ATen/Parallel.h>

#include <algorithm>

#include "core/fused/depthwise_panel.h"

namespace btxrd {

#ifdef BTXRD_FUSED_KERNELS

namespace {

using avx2::kLanes;
/// Tasks for each thread, which even out what one of them loses.
constexpr int64_t kDepthwiseTasks = 4;

/// Panels of 16. An odd number of them would leave one of two threads idle at the end: then the last
/// one is two of 8.
std::vector<Panel> EvenPanelsOf(int64_t channels) {
  std::vector<Panel> panels;
  const int64_t halves = channels / kLanes;
  for (int64_t half = 0; half < halves;) {
    const int64_t left = halves - half;
    const int64_t taken = left == 1 || (left == 2 && panels.size() % 2 == 0) ? 1 : 2;
    panels.push_back({half * kLanes, taken * kLanes});
    half += taken;
  }
  return panels;
}

}  // namespace

bool DepthwiseConvolution::Serves(const at::Tensor& weight, c10::IntArrayRef stride, c10::IntArrayRef padding,
                                  c10::IntArrayRef dilation, int64_t groups, Activation activation) {
  const int64_t kernel = weight.size(2);
  return HasFusedKernels() && activation == Activation::kSilu && groups == weight.size(0) &&
         weight.size(1) == 1 && groups % kLanes == 0 && (kernel == 3 || kernel == 5) && weight.size(3) == kernel &&
         stride[0] == stride[1] && stride[0] <= 2 && padding[0] == padding[1] && padding[0] < kernel && dilation[0] == 1 &&
         dilation[1] == 1;
}

DepthwiseConvolution::DepthwiseConvolution(const at::Tensor& weight, const at::Tensor& bias, int64_t stride, int64_t padding)
    : channels_(weight.size(0)),
      kernel_(weight.size(2)),
      stride_(stride),
      padding_(padding),
      panels_(EvenPanelsOf(channels_)),
      bias_(BiasOf(bias, channels_)) {
  const int64_t places = kernel_ * kernel_;
  const std::vector<float> values = FlatValues(weight);
  for (int64_t start = 0; start < channels_; start += kLanes) {
    for (int64_t place = 0; place < places; ++place) {
      for (int64_t c = start; c < start + kLanes; ++c) weight_.push_back(values[c * places + place]);
    }
  }
}

void DepthwiseConvolution::ExpandWith(const at::Tensor& weight, const at::Tensor& bias) {
  expansion_ = Expansion{weight.size(1), PackPanels(weight, panels_), BiasOf(bias, channels_)};
}

at::Tensor DepthwiseConvolution::Queue(KernelQueue& queue, const at::Tensor& features, at::Tensor* means) const {
  const int64_t batch = features.size(0), height = features.size(2), width = features.size(3);
  const int64_t out_height = (height + 2 * padding_ - kernel_) / stride_ + 1;
  const int64_t out_width = (width + 2 * padding_ - kernel_) / stride_ + 1;
  at::Tensor output = queue.arena().Take({batch, channels_, out_height, out_width}, at::MemoryFormat::ChannelsLast);
  const int64_t panels = static_cast<int64_t>(panels_.size()), whole = std::max<int64_t>(1, batch * panels);
  const int64_t wanted = (kDepthwiseTasks * at::get_num_threads() + whole - 1) / whole;
  const int64_t groups = RowGroups(out_height), parts = std::min(groups, wanted);
  if (means != nullptr) *means = queue.arena().Take({batch, groups, channels_}, at::MemoryFormat::Contiguous);
  const float* const input = queue.Read(features);
  float* const result = output.mutable_data_ptr<float>();
  float* const mean = means == nullptr ? nullptr : means->mutable_data_ptr<float>();
  const int64_t in = expansion_ ? expansion_->in : channels_;
  const int64_t scratch_floats = DepthwiseScratch(kernel_, height, width, padding_, panels_.front().width);

  queue.Add(batch * panels * parts, scratch_floats, [=, this](int64_t task, float* scratch) {
    const int64_t part = task % parts, image = task / parts % batch;
    const Panel& panel = panels_[task / parts / batch];
    const float* image_input = input + image * height * width * in;
    const DepthwisePanel work{expansion_ ? image_input : image_input + panel.start,
                              expansion_ ? expansion_->weight.data() + panel.start * in : nullptr,
                              expansion_ ? expansion_->bias.data() + panel.start : nullptr,
                              weight_.data() + panel.start * kernel_ * kernel_,
                              bias_.data() + panel.start,
                              result + image * out_height * out_width * channels_ + panel.start,
                              mean == nullptr ? nullptr : mean + image * groups * channels_ + panel.start,
                              in, channels_, panel.width, height, width, out_height, out_width,
                              groups, groups * part / parts, groups * (part + 1) / parts, kernel_, stride_, padding_};
    ComputeDepthwise(work, scratch);
  });
  return output;
}

#endif

}  // namespace btxrd
