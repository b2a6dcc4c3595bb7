#include "binding/augment_steps.h"

#include <limits>
#include <string>

#include "binding/arguments.h"
#include "binding/errors.h"

namespace btxrd {

namespace {

/// One step as JavaScript gives it, with its place among the steps for messages.
class StepReader {
 public:
  StepReader(const Napi::Object& step, uint32_t number) : step_(step), name_("steps[" + std::to_string(number) + "]") {}

  std::string Type() const { return ReadString(step_.Get("type"), Name("type").c_str()); }

  double Number(const char* key, double min, double max) const {
    return Within(ReadDouble(step_.Get(key), Name(key).c_str()), key, min, max);
  }

  int64_t Integer(const char* key, int64_t max) const {
    const int64_t value = ReadInt(step_.Get(key), Name(key).c_str());
    return static_cast<int64_t>(Within(static_cast<double>(value), key, 0, static_cast<double>(max)));
  }

  AffineStep Affine(int width, int height) const {
    if (width > kMaxWarpSide || height > kMaxWarpSide) {
      Refuse("an image of at most " + std::to_string(kMaxWarpSide) + " pixels along each side", "type");
    }
    const Napi::Array array = ReadArray(step_.Get("matrix"), Name("matrix").c_str());
    AffineStep affine;
    // lib/ gives all three rows of the matrix; the last is always 0, 0, 1.
    if (array.Length() < affine.matrix.size()) Refuse("six numbers", "matrix");
    for (uint32_t i = 0; i < affine.matrix.size(); ++i) {
      affine.matrix[i] = Within(ReadDouble(array.Get(i), Name("matrix").c_str()), "matrix", -kMaxEntry, kMaxEntry);
    }
    return affine;
  }

  CoarseDropoutStep Holes(int width, int height) const {
    const Napi::Array array = ReadArray(step_.Get("holes"), Name("holes").c_str());
    CoarseDropoutStep dropout;
    dropout.holes.reserve(array.Length());
    for (uint32_t i = 0; i < array.Length(); ++i) {
      const Napi::HandleScope scope(step_.Env());
      const std::vector<int64_t> hole = ReadInts(array.Get(i), Name("holes").c_str());
      const bool inside = hole.size() == 4 && 0 <= hole[0] && hole[0] <= hole[2] && hole[2] <= width && 0 <= hole[1] &&
                          hole[1] <= hole[3] && hole[3] <= height;
      if (!inside) Refuse("[xMin, yMin, xMax, yMax] within the image", "holes");
      dropout.holes.push_back({static_cast<int>(hole[0]), static_cast<int>(hole[1]), static_cast<int>(hole[2]),
                               static_cast<int>(hole[3])});
    }
    return dropout;
  }

  [[noreturn]] void Refuse(const std::string& expected, const char* key) const {
    throw ArgumentError(step_.Env(), "Expected " + expected + " for " + Name(key) + ".");
  }

 private:
  static constexpr double kMaxEntry = 1e9;

  std::string Name(const char* key) const { return name_ + "." + key; }

  // NaN is refused too.
  double Within(double value, const char* key, double min, double max) const {
    if (!(value >= min && value <= max)) {
      Refuse("a number from " + std::to_string(min) + " to " + std::to_string(max), key);
    }
    return value;
  }

  Napi::Object step_;
  std::string name_;
};

AugmentStep ReadStep(const StepReader& step, int width, int height) {
  constexpr double kMaxFactor = 1e6;
  const std::string type = step.Type();
  if (type == "clahe") return ClaheStep{step.Number("clipLimit", 1, kMaxFactor)};
  if (type == "horizontal_flip") return HorizontalFlipStep{};
  if (type == "affine") return step.Affine(width, height);
  if (type == "brightness_contrast") {
    return BrightnessContrastStep{step.Number("alpha", -kMaxFactor, kMaxFactor), step.Number("beta", -kMaxFactor, kMaxFactor)};
  }
  if (type == "gauss_noise") {
    const int64_t seed = step.Integer("seed", std::numeric_limits<int32_t>::max());
    return GaussNoiseStep{step.Number("mean", -1, 1), step.Number("std", 0, 1), static_cast<uint32_t>(seed)};
  }
  if (type == "coarse_dropout") return step.Holes(width, height);
  step.Refuse("the name of a step", "type");
}

}  // namespace

std::vector<AugmentStep> ReadAugmentSteps(const Napi::Value& value, int width, int height) {
  const Napi::Array array = ReadArray(value, "steps");
  std::vector<AugmentStep> steps;
  steps.reserve(array.Length());
  for (uint32_t i = 0; i < array.Length(); ++i) {
    const Napi::HandleScope scope(value.Env());
    steps.push_back(ReadStep(StepReader(ReadObject(array.Get(i), "steps"), i), width, height));
  }
  return steps;
}

}  // namespace btxrd
