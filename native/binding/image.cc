#include "image.h"

#include <cmath>
#include <limits>
#include <memory>
#include <new>
#include <string>
#include <utility>

#include "../core/resize_normalize.h"
#include "tensor.h"

namespace btxrd {

namespace {

// Above any input size of a network; keeps the size of the output far from overflow.
constexpr int kMaxOutputSide = 1 << 15;

Napi::Error InvalidArgument(Napi::Env env, const std::string& message) {
  auto error = Napi::TypeError::New(env, message);
  error.Set("code", Napi::String::New(env, "ERR_INVALID_ARG"));
  return error;
}

int ReadSide(const Napi::CallbackInfo& info, size_t index, const char* name, int max) {
  const double value =
      info[index].IsNumber() ? info[index].As<Napi::Number>().DoubleValue() : std::nan("");
  if (!(value >= 1 && value <= max) || value != std::floor(value)) {
    throw InvalidArgument(info.Env(), "Expected a whole number from 1 to " + std::to_string(max) +
                                          " for " + name + ".");
  }
  return static_cast<int>(value);
}

std::array<double, 3> ReadChannels(const Napi::CallbackInfo& info, size_t index, const char* name) {
  std::array<double, 3> channels;
  const bool is_array = info[index].IsArray();
  for (uint32_t c = 0; c < channels.size(); ++c) {
    const Napi::Value value = is_array ? info[index].As<Napi::Array>().Get(c) : info[index];
    channels[c] = is_array && value.IsNumber() ? value.As<Napi::Number>().DoubleValue() : std::nan("");
    if (!std::isfinite(channels[c])) {
      throw InvalidArgument(info.Env(), std::string("Expected three finite numbers for ") + name + ".");
    }
  }
  return channels;
}

// Pure C++ without LibTorch, so it may run on libuv's pool beside the executor thread.
class ResizeNormalizeWorker : public Napi::AsyncWorker {
 public:
  ResizeNormalizeWorker(Napi::Env env, Napi::Uint8Array pixels, ResizeNormalizeJob job)
      : Napi::AsyncWorker(env),
        deferred_(Napi::Promise::Deferred::New(env)),
        pixels_(Napi::Persistent(pixels)),
        job_(job) {}

  Napi::Promise Promise() const { return deferred_.Promise(); }

  void Execute() override { output_ = ResizeNormalize(job_); }

  void OnOK() override {
    const Napi::Env env = Env();
    try {
      deferred_.Resolve(WrapMemory(env, std::move(output_), "float32",
                                   {1, 3, job_.out_height, job_.out_width}));
    } catch (const Napi::Error& error) {
      deferred_.Reject(error.Value());
    }
  }

  void OnError(const Napi::Error& error) override { deferred_.Reject(error.Value()); }

 private:
  Napi::Promise::Deferred deferred_;
  // Keeps the pixels alive during the job. Nothing else may detach them: lib/data makes them,
  // hands them over here and forgets them.
  Napi::Reference<Napi::Uint8Array> pixels_;
  ResizeNormalizeJob job_;
  std::shared_ptr<void> output_;
};

// resizeNormalize(pixels, width, height, outWidth, outHeight, mean, std)
Napi::Value ResizeNormalizeAsync(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  if (!info[0].IsTypedArray() ||
      info[0].As<Napi::TypedArray>().TypedArrayType() != napi_uint8_array) {
    throw InvalidArgument(env, "Expected a Uint8Array for pixels.");
  }
  const auto pixels = info[0].As<Napi::Uint8Array>();
  ResizeNormalizeJob job{};
  job.width = ReadSide(info, 1, "width", std::numeric_limits<int>::max());
  job.height = ReadSide(info, 2, "height", std::numeric_limits<int>::max());
  job.out_width = ReadSide(info, 3, "outWidth", kMaxOutputSide);
  job.out_height = ReadSide(info, 4, "outHeight", kMaxOutputSide);
  job.mean = ReadChannels(info, 5, "mean");
  job.std = ReadChannels(info, 6, "std");

  // 3 * 2^31 * 2^31 fits 64 bits; a detached array has length 0 and fails here.
  const uint64_t expected = uint64_t{3} * static_cast<uint64_t>(job.width) * static_cast<uint64_t>(job.height);
  if (pixels.ByteLength() != expected) {
    throw InvalidArgument(env, "Expected " + std::to_string(expected) + " bytes (height x width x 3) for pixels but received " +
                                   std::to_string(pixels.ByteLength()) + ".");
  }
  job.pixels = pixels.Data();

  auto* worker = new ResizeNormalizeWorker(env, pixels, job);  // deletes itself when done
  const Napi::Promise promise = worker->Promise();
  worker->Queue();
  return promise;
}

}  // namespace

void InitImage(Napi::Env env, Napi::Object exports) {
  exports.Set("resizeNormalize",
              Napi::Function::New<ResizeNormalizeAsync>(env, "resizeNormalize"));
}

}  // namespace btxrd
