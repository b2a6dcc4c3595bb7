#pragma once

#include <cstddef>
#include <cstdint>

namespace btxrd {

/// The CRC-32 of zip archives (polynomial 0xEDB88320, reflected) of `size` bytes that follow those
/// whose CRC is `crc`; begin with 0.
uint32_t Crc32(uint32_t crc, const void* data, std::size_t size);

/// The same without carry-less multiplication: what `Crc32` runs on other processors.
uint32_t Crc32Portable(uint32_t crc, const void* data, std::size_t size);

}  // namespace btxrd
