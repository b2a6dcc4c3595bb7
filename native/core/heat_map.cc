#include "core/heat_map.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "core/resize_float.h"

namespace btxrd {

namespace {

std::size_t Area(const FeatureMap& map) { return static_cast<std::size_t>(map.height) * static_cast<std::size_t>(map.width); }

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

// NumPy adds along memory, so the order of a sum depends on whether the numbers of a sum are
// neighbours: then pairwise, else one after the other.

std::vector<float> ChannelMeans(const FeatureMap& map) {
  const auto area = static_cast<int64_t>(Area(map));
  std::vector<float> means(static_cast<std::size_t>(map.channels), 0.0f);
  if (map.channels_last) {
    const float* value = map.values;
    for (int64_t i = 0; i < area; ++i) {
      for (float& mean : means) mean += *value++;
    }
  } else {
    for (std::size_t c = 0; c < means.size(); ++c) means[c] = PairwiseSum(map.values + c * Area(map), area);
  }
  for (float& mean : means) mean /= static_cast<float>(area);
  return means;
}

std::vector<float> WeightedSum(const FeatureMap& map, const std::vector<float>& weights) {
  const std::size_t channels = weights.size();
  const std::size_t area = Area(map);
  std::vector<float> sum(area, 0.0f);
  // The channels of planes of one pixel are neighbours too.
  if (map.channels_last || area == 1) {
    std::vector<float> products(channels);
    for (std::size_t i = 0; i < area; ++i) {
      const float* values = map.values + i * channels;
      for (std::size_t c = 0; c < channels; ++c) products[c] = weights[c] * values[c];
      sum[i] = PairwiseSum(products.data(), map.channels);
    }
    return sum;
  }
  for (std::size_t c = 0; c < channels; ++c) {
    const float* values = map.values + c * area;
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

void HeatMap(const FeatureMap& features, const FeatureMap& gradients, float* out, int out_width, int out_height) {
  std::vector<float> cam = WeightedSum(features, ChannelMeans(gradients));
  for (float& value : cam) value = std::max(value, 0.0f);
  Scale(cam.data(), cam.size());
  ResizeFloat(cam.data(), features.width, features.height, out, out_width, out_height);
  Scale(out, static_cast<std::size_t>(out_width) * static_cast<std::size_t>(out_height));
}

}  // namespace btxrd
