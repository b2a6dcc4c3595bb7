#include "binding/image.h"

#include <cmath>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <utility>

#include "binding/arguments.h"
#include "binding/errors.h"
#include "binding/tensor.h"
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

/// Pure C++ without LibTorch, so it may run on libuv's pool beside the executor thread.
class ResizeNormalizeWorker : public Napi::AsyncWorker {
 public:
  ResizeNormalizeWorker(Napi::Env env, Napi::Uint8Array pixels, const ResizeNormalizeJob& job)
      : Napi::AsyncWorker(env),
        deferred_(Napi::Promise::Deferred::New(env)),
        pixels_(Napi::Persistent(pixels)),
        job_(job) {}

  Napi::Promise Promise() const { return deferred_.Promise(); }

 protected:
  void Execute() override {
    try {
      output_ = ResizeNormalize(job_);
    } catch (...) {
      failure_ = CurrentFailure();
      SetError(failure_.message);
    }
  }

  void OnOK() override {
    Settle(Env(), deferred_, [this] {
      deferred_.Resolve(WrapMemory(Env(), std::move(output_), "float32", {1, 3, job_.out_height, job_.out_width}));
    });
  }

  void OnError(const Napi::Error&) override {
    Settle(Env(), deferred_, [this] { throw ToError(Env(), failure_); });
  }

 private:
  Napi::Promise::Deferred deferred_;
  // Keeps the pixels alive during the job. Nothing else may detach them: lib/data makes them,
  // hands them over here and forgets them.
  Napi::Reference<Napi::Uint8Array> pixels_;
  ResizeNormalizeJob job_;
  std::shared_ptr<void> output_;
  Failure failure_;
};

// resizeNormalize(pixels, width, height, outWidth, outHeight, mean, std)
Napi::Value ResizeNormalizeAsync(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  if (!info[0].IsTypedArray() || info[0].As<Napi::TypedArray>().TypedArrayType() != napi_uint8_array) {
    throw ArgumentError(env, "Expected a Uint8Array for pixels.");
  }
  const auto pixels = info[0].As<Napi::Uint8Array>();
  const ResizeNormalizeJob job{
      .pixels = ReadBytes(pixels, "pixels").data,
      .width = ReadSide(info[1], "width", std::numeric_limits<int>::max()),
      .height = ReadSide(info[2], "height", std::numeric_limits<int>::max()),
      .out_width = ReadSide(info[3], "outWidth", kMaxOutputSide),
      .out_height = ReadSide(info[4], "outHeight", kMaxOutputSide),
      .mean = ReadChannels(info[5], "mean"),
      .std = ReadChannels(info[6], "std"),
  };
  // The product fits 64 bits; a detached array has length 0 and fails here.
  const uint64_t expected = uint64_t{3} * static_cast<uint32_t>(job.width) * static_cast<uint32_t>(job.height);
  if (pixels.ByteLength() != expected) {
    throw ArgumentError(env, "Expected " + std::to_string(expected) + " bytes, height x width x 3, for pixels.");
  }

  auto* worker = new ResizeNormalizeWorker(env, pixels, job);  // deletes itself when done
  const Napi::Promise promise = worker->Promise();
  worker->Queue();
  return promise;
}

}  // namespace

void InitImage(Napi::Env env, Napi::Object exports) {
  exports.Set("resizeNormalize", Napi::Function::New<ResizeNormalizeAsync>(env, "resizeNormalize"));
}

}  // namespace btxrd
