#pragma once

#include <c10/core/ScalarType.h>

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace btxrd {

/// The PyTorch name of a dtype ("float32"), or nullptr when the dtype does not cross to JavaScript.
const char* DTypeName(c10::ScalarType type);

/// The place of a dtype among `DTypeNames`; empty when the dtype does not cross to JavaScript.
std::optional<std::size_t> DTypeIndex(c10::ScalarType type);
std::vector<const char*> DTypeNames();

/// The dtype of that PyTorch name; empty when there is none that crosses to JavaScript.
std::optional<c10::ScalarType> DTypeFromName(std::string_view name);

}  // namespace btxrd
