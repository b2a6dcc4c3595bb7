#include "binding/array_buffer.h"

#include <cstring>
#include <utility>

namespace btxrd {

Napi::ArrayBuffer ArrayBufferOver(Napi::Env env, std::shared_ptr<void> memory, std::size_t bytes) {
  void* data = memory.get();
  auto held = std::make_unique<std::shared_ptr<void>>(std::move(memory));
  const napi_finalize release = [](napi_env, void*, void* hint) { delete static_cast<std::shared_ptr<void>*>(hint); };
  napi_value buffer = nullptr;
  const napi_status status = napi_create_external_arraybuffer(env, data, bytes, release, held.get(), &buffer);
  if (status == napi_ok) {
    static_cast<void>(held.release());
    return {env, buffer};
  }
  // Hosts that keep all of V8's memory in one region, as Electron does.
  if (status == napi_no_external_buffers_allowed) {
    Napi::ArrayBuffer copy = Napi::ArrayBuffer::New(env, bytes);
    std::memcpy(copy.Data(), data, bytes);
    return copy;
  }
  throw Napi::Error::New(env);
}

}  // namespace btxrd
