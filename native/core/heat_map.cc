#include "core/heat_map.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "core/resize_float.h"

namespace btxrd {

namespace {

// NumPy's pairwise summation of neighbours in memory: eight partial sums up to 128 elements, halves
// above that.
float PairwiseSum(const float* values, int64_t count) {
  if (count < 8) {
    float sum = 0.0f;
    for (int64_t i = 0; i < count; ++i) sum += values[i];
    return sum;
  }
  if (count > 128) {
    const int64_t half = count / 2 - count / 2 % 8;
    return PairwiseSum(values, half) + PairwiseSum(values + half, count - half);
  }
  float partial[8];
  std::copy_n(values, 8, partial);
  const int64_t whole = count - count % 8;
  for (int64_t i = 8; i < whole; i += 8) {
    for (int k = 0; k < 8; ++k) partial[k] += values[i + k];
  }
  float sum = ((partial[0] + partial[1]) + (partial[2] + partial[3])) + ((partial[4] + partial[5]) + (partial[6] + partial[7]));
  for (int64_t i = whole; i < count; ++i) sum += values[i];
  return sum;
}

// NumPy adds along memory: channel by channel where whole planes lie together, else pairwise within
// a pixel, which is also how it sees planes of one pixel.
std::vector<float> WeightedSum(const FeatureMap& features, const std::vector<float>& weights) {
  const std::size_t channels = weights.size();
  const std::size_t area = static_cast<std::size_t>(features.height) * static_cast<std::size_t>(features.width);
  std::vector<float> sum(area, 0.0f);
  if (features.channels_last || area == 1) {
    std::vector<float> products(channels);
    for (std::size_t i = 0; i < area; ++i) {
      const float* values = features.values + i * channels;
      for (std::size_t c = 0; c < channels; ++c) products[c] = weights[c] * values[c];
      sum[i] = PairwiseSum(products.data(), features.channels);
    }
    return sum;
  }
  for (std::size_t c = 0; c < channels; ++c) {
    const float* values = features.values + c * area;
    for (std::size_t i = 0; i < area; ++i) sum[i] += weights[c] * values[i];
  }
  return sum;
}

// The library's scale_cam_image without its resizing.
void Scale(float* values, std::size_t count) {
  const float min = *std::min_element(values, values + count);
  for (std::size_t i = 0; i < count; ++i) values[i] -= min;
  const float divisor = 1e-7f + *std::max_element(values, values + count);
  for (std::size_t i = 0; i < count; ++i) values[i] /= divisor;
}

}  // namespace

void HeatMap(const FeatureMap& features, const float* gradients, float* out, int out_width, int out_height) {
  const int64_t area = int64_t{features.height} * features.width;
  std::vector<float> weights(static_cast<std::size_t>(features.channels));
  for (float& weight : weights) {
    weight = PairwiseSum(gradients, area) / static_cast<float>(area);
    gradients += area;
  }
  std::vector<float> cam = WeightedSum(features, weights);
  for (float& value : cam) value = std::max(value, 0.0f);
  Scale(cam.data(), cam.size());
  ResizeFloat(cam.data(), features.width, features.height, out, out_width, out_height);
  Scale(out, static_cast<std::size_t>(out_width) * static_cast<std::size_t>(out_height));
}

}  // namespace btxrd
