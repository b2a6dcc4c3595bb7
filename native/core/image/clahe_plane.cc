#include "core/image/clahe_plane.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <vector>

namespace btxrd {

namespace {

constexpr int kTiles = 8;
constexpr int kBins = 256;

using Histogram = std::array<int, kBins>;
using Table = std::array<uint8_t, kBins>;

// The nearest integer of a value from 0 to 255, ties to even: the lowest bits of the mantissa.
uint8_t RoundedByte(float value) {
  return static_cast<uint8_t>(std::bit_cast<uint32_t>(value + 12582912.0f));
}

// Where a position outside the image falls when the border is a mirror (BORDER_REFLECT_101).
int Mirrored(int position, int length) {
  if (length == 1) return 0;
  while (position >= length || position < 0) {
    position = position < 0 ? -position : 2 * (length - 1) - position;
  }
  return position;
}

/// The pixels of one axis of the tiles: mirrored on where 8 tiles do not cover the axis exactly.
std::vector<int> TilePixels(int length, int tile) {
  std::vector<int> pixels(static_cast<size_t>(tile) * kTiles);
  for (size_t i = 0; i < pixels.size(); ++i) pixels[i] = Mirrored(static_cast<int>(i), length);
  return pixels;
}

// Cuts the histogram at the limit and spreads the rest evenly, what is left of it in steps.
void Clip(Histogram& histogram, int limit) {
  int excess = 0;
  for (int& count : histogram) {
    excess += std::max(count - limit, 0);
    count = std::min(count, limit);
  }
  const int share = excess / kBins;
  for (int& count : histogram) count += share;
  int rest = excess - share * kBins;
  if (rest == 0) return;
  const int step = std::max(kBins / rest, 1);
  for (int bin = 0; bin < kBins && rest > 0; bin += step, --rest) ++histogram[static_cast<size_t>(bin)];
}

Table EqualisingTable(const Histogram& histogram, int area) {
  const float scale = 255.0f / static_cast<float>(area);
  Table table;
  int sum = 0;
  for (size_t bin = 0; bin < kBins; ++bin) {
    sum += histogram[bin];
    table[bin] = RoundedByte(static_cast<float>(sum) * scale);
  }
  return table;
}

/// Between which two tiles a position lies, and how far from each.
struct Blend {
  int first;
  int second;
  float weight_first;
  float weight_second;
};

std::vector<Blend> Blends(int length, int tile) {
  std::vector<Blend> blends(static_cast<size_t>(length));
  const float inverse = 1.0f / static_cast<float>(tile);
  for (int i = 0; i < length; ++i) {
    const float position = static_cast<float>(i) * inverse - 0.5f;
    const auto first = static_cast<int>(std::floor(position));
    const float fraction = position - static_cast<float>(first);
    blends[static_cast<size_t>(i)] = {std::max(first, 0), std::min(first + 1, kTiles - 1), 1.0f - fraction, fraction};
  }
  return blends;
}

}  // namespace

void ClahePlane(uint8_t* plane, int width, int height, double clip_limit) {
  // OpenCV pads both axes as soon as one needs it, and then by a whole 8 where the other does not.
  const bool exact = width % kTiles == 0 && height % kTiles == 0;
  const int tile_width = exact ? width / kTiles : width / kTiles + 1;
  const int tile_height = exact ? height / kTiles : height / kTiles + 1;
  const int area = tile_width * tile_height;
  // A limit above the area cuts nothing, whatever it is.
  const int limit = std::max(static_cast<int>(std::min<double>(clip_limit * area / kBins, area)), 1);
  const std::vector<int> columns = TilePixels(width, tile_width);
  const std::vector<int> rows = TilePixels(height, tile_height);
  const auto row_of = [&](int y) { return plane + static_cast<size_t>(width) * static_cast<size_t>(y); };

  std::vector<Table> tables(kTiles * kTiles);
  for (int ty = 0; ty < kTiles; ++ty) {
    for (int tx = 0; tx < kTiles; ++tx) {
      Histogram histogram{};
      for (int y = ty * tile_height; y < (ty + 1) * tile_height; ++y) {
        const uint8_t* row = row_of(rows[static_cast<size_t>(y)]);
        const int* column = columns.data() + tx * tile_width;
        for (int x = 0; x < tile_width; ++x) ++histogram[row[column[x]]];
      }
      Clip(histogram, limit);
      tables[static_cast<size_t>(ty * kTiles + tx)] = EqualisingTable(histogram, area);
    }
  }

  const std::vector<Blend> across = Blends(width, tile_width);
  const std::vector<Blend> down = Blends(height, tile_height);
  for (int y = 0; y < height; ++y) {
    const Blend& v = down[static_cast<size_t>(y)];
    const Table* upper = tables.data() + v.first * kTiles;
    const Table* lower = tables.data() + v.second * kTiles;
    uint8_t* row = row_of(y);
    for (int x = 0; x < width; ++x) {
      const Blend& h = across[static_cast<size_t>(x)];
      const uint8_t value = row[x];
      const float top = upper[h.first][value] * h.weight_first + upper[h.second][value] * h.weight_second;
      const float bottom = lower[h.first][value] * h.weight_first + lower[h.second][value] * h.weight_second;
      row[x] = RoundedByte(top * v.weight_first + bottom * v.weight_second);
    }
  }
}

}  // namespace btxrd
