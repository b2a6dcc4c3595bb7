// Runs kernels of native/core/image on inputs that the package's functions cannot reach one by one;
// built and run by image_kernels.test.ts, without Node and LibTorch.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "core/image/lab.h"
#include "core/image/opencv_rng.h"

namespace {

void Write(const std::string& path, const void* data, size_t bytes) {
  std::FILE* file = std::fopen(path.c_str(), "wb");
  const bool written = file != nullptr && std::fwrite(data, 1, bytes, file) == bytes && std::fclose(file) == 0;
  if (!written) {
    std::fprintf(stderr, "cannot write %s\n", path.c_str());
    std::exit(1);
  }
}

// The channels of all 2^24 colours, the last changing first, converted by `convert(colour, result)`.
template <class Convert>
void WriteAllColours(const std::string& path, Convert convert) {
  std::vector<uint8_t> results(size_t{3} << 24);
  for (uint32_t i = 0; i < 1u << 24; ++i) {
    const uint8_t colour[3] = {static_cast<uint8_t>(i >> 16), static_cast<uint8_t>(i >> 8), static_cast<uint8_t>(i)};
    convert(colour, results.data() + size_t{3} * i);
  }
  Write(path, results.data(), results.size());
}

}  // namespace

// image_kernels FOLDER NUMBERS SEED...: lab, rgb, and for each seed a file of so many normal numbers.
int main(int argc, char** argv) {
  if (argc < 3) return 2;
  const std::string folder = std::string(argv[1]) + "/";
  const auto& conversion = btxrd::LabConversion::Get();
  WriteAllColours(folder + "lab", [&](const uint8_t* rgb, uint8_t* result) {
    const auto lab = conversion.FromRgb(rgb);
    result[0] = lab.l;
    result[1] = lab.a;
    result[2] = lab.b;
  });
  WriteAllColours(folder + "rgb", [&](const uint8_t* lab, uint8_t* result) {
    conversion.ToRgb({lab[0], lab[1], lab[2]}, result);
  });
  std::vector<float> numbers(std::strtoul(argv[2], nullptr, 10));
  for (int i = 3; i < argc; ++i) {
    btxrd::OpenCvRng rng(static_cast<uint32_t>(std::strtoul(argv[i], nullptr, 10)));
    for (float& number : numbers) number = rng.Normal();
    Write(folder + argv[i], numbers.data(), numbers.size() * sizeof(float));
  }
}
