#include "core/image/opencv_rng.h"

#include <array>
#include <cfloat>
#include <cmath>
#include <cstddef>

namespace btxrd {

namespace {

constexpr size_t kLayers = 128;
constexpr float kUnit = 2.3283064365386962890625e-10f;  // 2^-32

struct Ziggurat {
  std::array<uint32_t, kLayers> inside;  // below it a number lies in the layer for sure
  std::array<float, kLayers> width;
  std::array<float, kLayers> density;

  Ziggurat() {
    constexpr double scale = 2147483648.0;  // 2^31
    constexpr double area = 9.91256303526217e-3;
    double edge = 3.442619855899;
    double outer = edge;
    const double base = area / std::exp(-0.5 * edge * edge);
    inside[0] = static_cast<uint32_t>(edge / base * scale);
    inside[1] = 0;
    width[0] = static_cast<float>(base / scale);
    width[kLayers - 1] = static_cast<float>(edge / scale);
    density[0] = 1.0f;
    density[kLayers - 1] = static_cast<float>(std::exp(-0.5 * edge * edge));
    for (size_t i = kLayers - 2; i >= 1; --i) {
      edge = std::sqrt(-2.0 * std::log(area / edge + std::exp(-0.5 * edge * edge)));
      inside[i + 1] = static_cast<uint32_t>(edge / outer * scale);
      outer = edge;
      density[i] = static_cast<float>(std::exp(-0.5 * edge * edge));
      width[i] = static_cast<float>(edge / scale);
    }
  }
};

const Ziggurat kZiggurat;

}  // namespace

// The low half of the state is the number; it is read before the state moves on.
uint32_t OpenCvRng::Next() {
  const auto value = static_cast<uint32_t>(state_);
  state_ = uint64_t{value} * 4164903690u + (state_ >> 32);
  return value;
}

float OpenCvRng::Normal() {
  for (;;) {
    const auto bits = static_cast<int32_t>(Next());
    const auto layer = static_cast<size_t>(bits & (kLayers - 1));
    const float x = static_cast<float>(bits) * kZiggurat.width[layer];
    const uint32_t magnitude = bits < 0 ? 0u - static_cast<uint32_t>(bits) : static_cast<uint32_t>(bits);
    if (magnitude < kZiggurat.inside[layer]) return x;
    if (layer == 0) return Tail(bits > 0);
    const float y = static_cast<float>(Next()) * kUnit;
    const float step = kZiggurat.density[layer - 1] - kZiggurat.density[layer];
    if (kZiggurat.density[layer] + y * step < std::exp(-0.5 * x * x)) return x;
  }
}

float OpenCvRng::Tail(bool positive) {
  constexpr float edge = 3.442620f;
  float x;
  float y;
  do {
    x = static_cast<float>(Next()) * kUnit;
    y = static_cast<float>(Next()) * kUnit;
    x = static_cast<float>(-std::log(x + FLT_MIN) * 0.2904764);  // over the edge
    y = -std::log(y + FLT_MIN);
  } while (y + y < x * x);
  return positive ? edge + x : -edge - x;
}

}  // namespace btxrd
