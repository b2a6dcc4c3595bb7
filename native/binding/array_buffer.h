#pragma once

#include <napi.h>

#include <cstddef>
#include <memory>

namespace btxrd {

/// An ArrayBuffer over memory that C++ has made: without a copy, where the host allows that.
Napi::ArrayBuffer ArrayBufferOver(Napi::Env env, std::shared_ptr<void> memory, std::size_t bytes);

}  // namespace btxrd
