#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace btxrd {

/// The record `.data/serialization_id` of a torch archive: 40 digits made from the names of the
/// records before it and the CRC-32s of those that are not empty, both in the order of writing.
/// torch only reports it to its own logging; equal files have equal ones.
std::string SerializationId(std::span<const std::string> names, std::span<const uint32_t> checksums);

}  // namespace btxrd
