// Opens shared libraries by absolute path before the addon that links them.
// It has no LibTorch in it, so that it loads where LibTorch is missing or wrong and can say so.

#include <napi.h>

#include <cstdint>
#include <string>

#ifdef _WIN32
#include <windows.h>
#else
#include <dlfcn.h>
#endif

namespace {

#ifdef _WIN32

std::string LastError() {
  const DWORD code = GetLastError();
  char* text = nullptr;
  FormatMessageA(FORMAT_MESSAGE_ALLOCATE_BUFFER | FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS,
                 nullptr, code, 0, reinterpret_cast<char*>(&text), 0, nullptr);
  const std::string message = text == nullptr ? "" : text;
  LocalFree(text);
  return "Windows error " + std::to_string(code) + ": " + message;
}

void* OpenLibrary(const Napi::String& path) {
  // The folder of the library itself is searched for what it depends on.
  return LoadLibraryExW(reinterpret_cast<LPCWSTR>(path.Utf16Value().c_str()), nullptr,
                        LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
}

void* FindSymbol(void* library, const std::string& name) {
  return reinterpret_cast<void*>(GetProcAddress(static_cast<HMODULE>(library), name.c_str()));
}

#else

std::string LastError() {
  const char* text = dlerror();
  return text == nullptr ? "unknown error" : text;
}

void* OpenLibrary(const Napi::String& path) {
  // RTLD_GLOBAL: libraries opened later, the addon among them, resolve against this one.
  return dlopen(path.Utf8Value().c_str(), RTLD_NOW | RTLD_GLOBAL);
}

void* FindSymbol(void* library, const std::string& name) {
  return dlsym(library, name.c_str());
}

#endif

// open(path): the library stays open until the process ends, since code of it may run until then.
Napi::Value Open(const Napi::CallbackInfo& info) {
  if (!info[0].IsString()) throw Napi::TypeError::New(info.Env(), "Expected a string for path.");
  void* library = OpenLibrary(info[0].As<Napi::String>());
  if (library == nullptr) throw Napi::Error::New(info.Env(), LastError());
  return Napi::External<void>::New(info.Env(), library);
}

// callUint64(library, symbol): the result of an exported C function `uint64_t symbol(void)`.
Napi::Value CallUint64(const Napi::CallbackInfo& info) {
  if (!info[0].IsExternal()) throw Napi::TypeError::New(info.Env(), "Expected the result of open() for library.");
  if (!info[1].IsString()) throw Napi::TypeError::New(info.Env(), "Expected a string for symbol.");
  const std::string name = info[1].As<Napi::String>();
  void* symbol = FindSymbol(info[0].As<Napi::External<void>>().Data(), name);
  if (symbol == nullptr) throw Napi::Error::New(info.Env(), "It has no symbol " + name + ".");
  return Napi::BigInt::New(info.Env(), reinterpret_cast<uint64_t (*)()>(symbol)());
}

Napi::Object Init(Napi::Env env, Napi::Object exports) {
  exports.Set("open", Napi::Function::New(env, Open, "open"));
  exports.Set("callUint64", Napi::Function::New(env, CallUint64, "callUint64"));
  return exports;
}

}  // namespace

NODE_API_MODULE(btxrd_loader, Init)
