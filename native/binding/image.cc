#include "binding/image.h"

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "binding/arguments.h"
#include "binding/array_buffer.h"
#include "binding/augment_steps.h"
#include "binding/errors.h"
#include "binding/pool_job.h"
#include "binding/tensor.h"
#include "core/image/affine_matrix.h"
#include "core/resize_normalize.h"

namespace btxrd {

namespace {

// Above any input size of a network; keeps the size of the output far from overflow.
constexpr int kMaxOutputSide = 1 << 15;

int ReadSide(const Napi::Value& value, const char* name, int max) {
  const int64_t side = ReadInt(value, name);
  if (side < 1 || side > max) {
    throw ArgumentError(value.Env(), "Expected 1 to " + std::to_string(max) + " for " + name + ".");
  }
  return static_cast<int>(side);
}

std::array<double, 3> ReadChannels(const Napi::Value& value, const char* name) {
  const Napi::Array array = ReadArray(value, name);
  std::array<double, 3> channels;
  if (array.Length() != channels.size()) {
    throw ArgumentError(value.Env(), std::string("Expected three numbers for ") + name + ".");
  }
  for (uint32_t c = 0; c < channels.size(); ++c) channels[c] = ReadDouble(array.Get(c), name);
  return channels;
}

// The arguments pixels, width and height. The memory stays where it is as long as the array does
// and nothing detaches it, which lib/ asks of its callers.
RgbView ReadPixels(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  if (!info[0].IsTypedArray() || info[0].As<Napi::TypedArray>().TypedArrayType() != napi_uint8_array) {
    throw ArgumentError(env, "Expected a Uint8Array for pixels.");
  }
  const Bytes bytes = ReadBytes(info[0], "pixels");
  const RgbView view{
      .data = bytes.data,
      .width = ReadSide(info[1], "width", std::numeric_limits<int>::max()),
      .height = ReadSide(info[2], "height", std::numeric_limits<int>::max()),
  };
  // The product fits 64 bits; a detached array has length 0 and fails here.
  const uint64_t expected = uint64_t{3} * static_cast<uint32_t>(view.width) * static_cast<uint32_t>(view.height);
  if (bytes.size != expected) {
    throw ArgumentError(env, "Expected " + std::to_string(expected) + " bytes, height x width x 3, for pixels.");
  }
  return view;
}

// The arguments outWidth, outHeight, mean and std, from the first of them on.
ResizeNormalizeJob ReadResize(const Napi::CallbackInfo& info, const RgbView& pixels, size_t first) {
  return {
      .pixels = pixels,
      .out_width = ReadSide(info[first], "outWidth", kMaxOutputSide),
      .out_height = ReadSide(info[first + 1], "outHeight", kMaxOutputSide),
      .mean = ReadChannels(info[first + 2], "mean"),
      .std = ReadChannels(info[first + 3], "std"),
  };
}

// resizeNormalize(pixels, width, height, outWidth, outHeight, mean, std)
Napi::Value ResizeNormalizeAsync(const Napi::CallbackInfo& info) {
  const ResizeNormalizeJob job = ReadResize(info, ReadPixels(info), 3);
  return RunOnPool(
      info.Env(), "btxrd-torch resizeNormalize", info[0].As<Napi::Object>(), [job] { return ResizeNormalize(job); },
      [job](Napi::Env env, std::shared_ptr<float> planes) {
        return WrapMemory(env, std::move(planes), "float32", {1, 3, job.out_height, job.out_width});
      });
}

// transformImage(pixels, width, height, steps, outWidth, outHeight, mean, std)
Napi::Value TransformImage(const Napi::CallbackInfo& info) {
  const RgbView pixels = ReadPixels(info);
  const ResizeNormalizeJob job = ReadResize(info, pixels, 4);
  return RunOnPool(
      info.Env(), "btxrd-torch transformImage", info[0].As<Napi::Object>(),
      [job, steps = ReadAugmentSteps(info[3], pixels.width, pixels.height)] {
        const std::optional<RgbImage> augmented = Augment(job.pixels, steps);
        ResizeNormalizeJob resize = job;
        if (augmented) resize.pixels = augmented->View();
        return ResizeNormalize(resize);
      },
      [job](Napi::Env env, std::shared_ptr<float> planes) {
        return ArrayBufferOver(env, std::move(planes), job.OutputBytes());
      });
}

// augmentImage(pixels, width, height, steps)
Napi::Value AugmentImage(const Napi::CallbackInfo& info) {
  const RgbView pixels = ReadPixels(info);
  return RunOnPool(
      info.Env(), "btxrd-torch augmentImage", info[0].As<Napi::Object>(),
      [pixels, steps = ReadAugmentSteps(info[3], pixels.width, pixels.height)] {
        std::optional<RgbImage> augmented = Augment(pixels, steps);
        return std::make_shared<RgbImage>(augmented ? std::move(*augmented) : RgbImage(pixels));
      },
      [](Napi::Env env, std::shared_ptr<RgbImage> image) {
        const size_t bytes = image->View().Bytes();
        uint8_t* data = image->data();
        return ArrayBufferOver(env, std::shared_ptr<void>(std::move(image), data), bytes);
      });
}

// affineMatrix(width, height, translateX, translateY, scaleX, scaleY, rotate)
Napi::Value AffineMatrixSync(const Napi::CallbackInfo& info) {
  const Matrix3 matrix = AffineMatrix({
      .width = ReadSide(info[0], "width", std::numeric_limits<int>::max()),
      .height = ReadSide(info[1], "height", std::numeric_limits<int>::max()),
      .translate_x = ReadDouble(info[2], "translateX"),
      .translate_y = ReadDouble(info[3], "translateY"),
      .scale_x = ReadDouble(info[4], "scaleX"),
      .scale_y = ReadDouble(info[5], "scaleY"),
      .rotate = ReadDouble(info[6], "rotate"),
  });
  Napi::Array rows = Napi::Array::New(info.Env(), matrix.size());
  for (uint32_t i = 0; i < matrix.size(); ++i) rows.Set(i, Napi::Number::New(info.Env(), matrix[i]));
  return rows;
}

}  // namespace

void InitImage(Napi::Env env, Napi::Object exports) {
  exports.Set("resizeNormalize", Napi::Function::New<ResizeNormalizeAsync>(env, "resizeNormalize"));
  exports.Set("transformImage", Napi::Function::New<TransformImage>(env, "transformImage"));
  exports.Set("augmentImage", Napi::Function::New<AugmentImage>(env, "augmentImage"));
  exports.Set("affineMatrix", Napi::Function::New<AffineMatrixSync>(env, "affineMatrix"));
}

}  // namespace btxrd
