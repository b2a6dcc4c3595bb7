#include "core/serialization_id.h"

#include <c10/util/hash.h>

#include <cstdio>
#include <unordered_set>

namespace btxrd {

std::string SerializationId(std::span<const std::string> names, std::span<const uint32_t> checksums) {
  // torch combines the hashes in the order of its unordered_set, so only the same container, of
  // the same standard library and filled in the same order, gives its digits.
  std::unordered_set<std::string> written;
  for (const std::string& name : names) written.insert(name);
  uint64_t name_hash = 0;
  for (const std::string& name : written) name_hash = c10::hash_combine(name_hash, c10::hash<std::string>{}(name));
  uint64_t checksum_hash = 0;
  for (const uint32_t checksum : checksums) checksum_hash = c10::hash_combine(checksum_hash, checksum);
  char digits[41];
  std::snprintf(digits, sizeof digits, "%020llu%020llu", static_cast<unsigned long long>(name_hash),
                static_cast<unsigned long long>(checksum_hash));
  return digits;
}

}  // namespace btxrd
