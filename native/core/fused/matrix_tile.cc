#include "core/fused/matrix_tile.h"

#include <ATen/core/Tensor.h>

namespace btxrd {

#ifdef BTXRD_FUSED_KERNELS

std::vector<Panel> PanelsOf(int64_t channels) {
  std::vector<Panel> panels;
  for (int64_t start = 0; start < channels;) {
    const int64_t rest = channels - start;
    const int64_t width = rest == 24 || rest < 16 ? rest : 16;
    panels.push_back({start, width});
    start += width;
  }
  return panels;
}

std::vector<float> PackPanels(const at::Tensor& weight, const std::vector<Panel>& panels) {
  const std::vector<float> values = FlatValues(weight);
  const int64_t in = weight.numel() / weight.size(0);
  std::vector<float> packed;
  packed.reserve(values.size());
  for (const Panel& panel : panels) {
    for (int64_t k = 0; k < in; ++k) {
      for (int64_t n = panel.start; n < panel.start + panel.width; ++n) packed.push_back(values[n * in + k]);
    }
  }
  return packed;
}

std::vector<float> FlatValues(const at::Tensor& tensor) {
  const at::Tensor plain = tensor.contiguous();
  const float* values = plain.const_data_ptr<float>();
  return {values, values + plain.numel()};
}

std::vector<float> BiasOf(const at::Tensor& bias, int64_t channels) {
  return bias.defined() ? FlatValues(bias) : std::vector<float>(channels, 0.0f);
}

#endif

}  // namespace btxrd
