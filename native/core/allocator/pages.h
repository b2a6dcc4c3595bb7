#pragma once

#include <cstddef>
#include <string>

namespace btxrd {

/// Size and alignment of a transparent huge page on x86-64 and most of ARM64.
inline constexpr std::size_t kHugePage = std::size_t{2} << 20;

/// Zeroed memory of the process, aligned to a huge page and advised to use them; null when the
/// system has none or forbids it. `bytes` is a multiple of kHugePage.
void* MapPages(std::size_t bytes);
void UnmapPages(void* pages, std::size_t bytes);

/// Gives the whole pages within the range back to the system. They stay mapped and read as anything.
void DiscardPages(void* begin, std::size_t bytes);

/// Why this system cannot serve `MapPages`; empty when it can.
std::string WhyNoPages();

/// What the machine and the control group of the process could still give, in bytes; the maximum
/// when the system does not say.
std::size_t AvailableMemory();

}  // namespace btxrd
