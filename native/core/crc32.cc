#include "core/crc32.h"

#include <array>
#include <cstring>

#if defined(__x86_64__) && (defined(__GNUC__) || defined(__clang__))
#define BTXRD_CRC32_CLMUL 1
#include <immintrin.h>
#endif

namespace btxrd {

namespace {

constexpr uint32_t kPolynomial = 0xEDB88320;  // Reflected: bit 31 is x^0.

constexpr uint32_t TimesX(uint32_t value) { return (value >> 1) ^ ((value & 1) != 0 ? kPolynomial : 0); }

using Tables = std::array<std::array<uint32_t, 256>, 8>;

// tables[k][b]: the CRC of byte b followed by k zero bytes.
constexpr Tables MakeTables() {
  Tables tables{};
  for (uint32_t byte = 0; byte < 256; ++byte) {
    uint32_t crc = byte;
    for (int bit = 0; bit < 8; ++bit) crc = TimesX(crc);
    tables[0][byte] = crc;
  }
  for (std::size_t k = 1; k < tables.size(); ++k) {
    for (std::size_t byte = 0; byte < 256; ++byte) {
      const uint32_t crc = tables[k - 1][byte];
      tables[k][byte] = (crc >> 8) ^ tables[0][crc & 0xff];
    }
  }
  return tables;
}

constexpr Tables kTables = MakeTables();

// Slicing by 8, on the register without its initial and final inversion.
uint32_t Update(uint32_t crc, const unsigned char* data, std::size_t size) {
  for (; size >= 8; data += 8, size -= 8) {
    crc ^= static_cast<uint32_t>(data[0]) | static_cast<uint32_t>(data[1]) << 8 |
           static_cast<uint32_t>(data[2]) << 16 | static_cast<uint32_t>(data[3]) << 24;
    crc = kTables[7][crc & 0xff] ^ kTables[6][(crc >> 8) & 0xff] ^ kTables[5][(crc >> 16) & 0xff] ^
          kTables[4][crc >> 24] ^ kTables[3][data[4]] ^ kTables[2][data[5]] ^ kTables[1][data[6]] ^
          kTables[0][data[7]];
  }
  for (; size > 0; ++data, --size) crc = (crc >> 8) ^ kTables[0][(crc ^ *data) & 0xff];
  return crc;
}

// The product of two remainders.
uint32_t Multiply(uint32_t a, uint32_t b) {
  uint32_t product = 0;
  for (uint32_t bit = 0x80000000; bit != 0; bit >>= 1, b = TimesX(b)) {
    if ((a & bit) != 0) product ^= b;
  }
  return product;
}

#ifdef BTXRD_CRC32_CLMUL

// x^n modulo the polynomial, shifted as multiplying reflected operands needs it.
constexpr uint64_t Power(int n) {
  uint32_t value = 0x80000000;
  for (int i = 0; i < n; ++i) value = TimesX(value);
  return static_cast<uint64_t>(value) << 1;
}

// The constants of Gopal et al., "Fast CRC Computation for Generic Polynomials Using PCLMULQDQ".
static_assert(Power(4 * 128 + 32) == 0x154442bd4 && Power(4 * 128 - 32) == 0x1c6e41596);

// Moves a 128-bit remainder past the bits that separate it from `next`.
__attribute__((target("pclmul,sse4.1"))) inline __m128i Fold(__m128i remainder, __m128i powers, __m128i next) {
  const __m128i low = _mm_clmulepi64_si128(remainder, powers, 0x00);
  const __m128i high = _mm_clmulepi64_si128(remainder, powers, 0x11);
  return _mm_xor_si128(_mm_xor_si128(low, high), next);
}

__attribute__((target("pclmul,sse4.1"))) inline __m128i Load(const unsigned char* data) {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(data));
}

// Folds all whole blocks of 64 bytes into 16 that have the same CRC, then finishes by table.
__attribute__((target("pclmul,sse4.1"))) uint32_t UpdateByFolding(uint32_t crc, const unsigned char* data,
                                                                  std::size_t size) {
  const __m128i by512 = _mm_set_epi64x(static_cast<int64_t>(Power(4 * 128 - 32)), static_cast<int64_t>(Power(4 * 128 + 32)));
  const __m128i by128 = _mm_set_epi64x(static_cast<int64_t>(Power(128 - 32)), static_cast<int64_t>(Power(128 + 32)));
  __m128i a = _mm_xor_si128(Load(data), _mm_cvtsi32_si128(static_cast<int>(crc)));
  __m128i b = Load(data + 16);
  __m128i c = Load(data + 32);
  __m128i d = Load(data + 48);
  for (data += 64, size -= 64; size >= 64; data += 64, size -= 64) {
    a = Fold(a, by512, Load(data));
    b = Fold(b, by512, Load(data + 16));
    c = Fold(c, by512, Load(data + 32));
    d = Fold(d, by512, Load(data + 48));
  }
  const __m128i folded = Fold(Fold(Fold(a, by128, b), by128, c), by128, d);
  unsigned char remainder[16];
  std::memcpy(remainder, &folded, sizeof remainder);
  return Update(Update(0, remainder, sizeof remainder), data, size);
}

bool HasClmul() {
  static const bool has = __builtin_cpu_supports("pclmul") && __builtin_cpu_supports("sse4.1");
  return has;
}

#endif

}  // namespace

uint32_t Crc32Portable(uint32_t crc, const void* data, std::size_t size) {
  return ~Update(~crc, static_cast<const unsigned char*>(data), size);
}

uint32_t Crc32(uint32_t crc, const void* data, std::size_t size) {
#ifdef BTXRD_CRC32_CLMUL
  if (size >= 64 && HasClmul()) return ~UpdateByFolding(~crc, static_cast<const unsigned char*>(data), size);
#endif
  return Crc32Portable(crc, data, size);
}

uint32_t JoinCrc32(uint32_t first, uint32_t second, uint64_t second_size) {
  // Each byte that follows the first bytes multiplies their remainder by x^8.
  uint32_t power = 0x00800000;
  for (; second_size > 0; second_size >>= 1, power = Multiply(power, power)) {
    if ((second_size & 1) != 0) first = Multiply(first, power);
  }
  return first ^ second;
}

}  // namespace btxrd
