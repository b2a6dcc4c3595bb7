#pragma once

#include <cstddef>
#include <cstdint>

namespace btxrd {

/// The CRC-32 of zip archives (polynomial 0xEDB88320, reflected) of `size` bytes that follow those
/// whose CRC is `crc`; begin with 0.
uint32_t Crc32(uint32_t crc, const void* data, std::size_t size);

/// The CRC of some bytes and `second_size` more that follow them, from the CRCs of each.
uint32_t JoinCrc32(uint32_t first, uint32_t second, uint64_t second_size);

/// `Crc32` without carry-less multiplication: what it runs on other processors.
uint32_t Crc32Portable(uint32_t crc, const void* data, std::size_t size);

}  // namespace btxrd
