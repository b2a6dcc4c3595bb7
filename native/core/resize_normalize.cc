#include "core/resize_normalize.h"

#include <new>
#include <vector>

#include "core/resize.h"

namespace btxrd {

namespace {

constexpr std::align_val_t kFloatsAlignment{64};

std::shared_ptr<float> AllocateFloats(size_t bytes) {
  auto* memory = static_cast<float*>(::operator new(bytes, kFloatsAlignment));
  return {memory, [](float* floats) { ::operator delete(floats, kFloatsAlignment); }};
}

}  // namespace

std::shared_ptr<float> ResizeNormalize(const ResizeNormalizeJob& job) {
  auto output = AllocateFloats(job.OutputBytes());
  const RgbView& pixels = job.pixels;
  LinearResizer resizer(pixels.data, pixels.width, pixels.height, job.out_width, job.out_height);
  const auto width = static_cast<size_t>(job.out_width);
  const size_t plane = width * static_cast<size_t>(job.out_height);
  std::vector<uint8_t> row(width * LinearResizer::kChannels);

  // albumentations rounds to float32 after every step: mean and std, times 255, the reciprocal.
  // A subtraction followed by a product cannot be fused, so the bits do not depend on FMA.
  std::array<float, 3> shift;
  std::array<float, 3> scale;
  for (size_t c = 0; c < 3; ++c) {
    shift[c] = static_cast<float>(job.mean[c]) * 255.0f;
    scale[c] = 1.0f / (static_cast<float>(job.std[c]) * 255.0f);
  }

  for (int y = 0; y < job.out_height; ++y) {
    resizer.Row(y, row.data());
    for (size_t c = 0; c < 3; ++c) {
      const uint8_t* values = row.data() + c * width;
      float* target = output.get() + c * plane + static_cast<size_t>(y) * width;
      for (size_t x = 0; x < width; ++x) {
        target[x] = (static_cast<float>(values[x]) - shift[c]) * scale[c];
      }
    }
  }
  return output;
}

}  // namespace btxrd
